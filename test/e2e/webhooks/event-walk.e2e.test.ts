import { type GatewayAccountId } from '#domain/shared/ids';
import { card, platformOperator } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { controlClient } from '#test/sandbox/open-sandbox';
import { eventually } from '#test/support/eventually';
import { type DisputeBody, type PaymentBody } from '#test/support/resources';
import { openWorld, type World } from '#test/support/world';
import { keptEvents, sweepWithoutWalk, walkAll, walking, walkOf } from './walker.ts';

const providers = ['stripe', 'paypal'] as const;
const roundMs = 600_000;
const rounds = 6;
/** Each longer than any lease or first gap, so that each sweep asks once more. */
const asks = 8;
/** Three of ten webhooks are lost, always the same ones. */
const losses = { drop: 0.3, seed: 5 };

type Deliveries = Record<string, { waiting: number; running: number; dropped: number }>;
type Outcome = 'won' | 'lost';

describe('an hour in which three of ten webhooks are lost', () => {
  let world: World;
  const ends = new Map<string, Outcome | 'needs_response'>();
  beforeAll(async () => {
    world = await openWorld({ env: { ...walking, GATEWAY_TIMEOUT_MS: '10000' } });
    await world.startWorker({ sweeping: false });
  });
  afterAll(() => world.dispose());

  const control = <T>(method: 'GET' | 'POST', path: string, body?: object) =>
    controlClient(world.sandbox.controlUrl)<T>(method, path, body);
  const deliveries = async () => (await control<Deliveries>('GET', '/webhooks/stats')).body;
  /** What was not lost has come, and is worked off as far as asking alone gets. */
  const quiet = () =>
    eventually('all webhooks have come', async () => {
      const stats = await deliveries();
      return providers.every((name) => stats[name]!.waiting + stats[name]!.running === 0);
    });

  const atStripe = async (round: number): Promise<readonly PaymentBody[]> => {
    const { body: challenged } = await world.post('/payments/charge', {
      amount: 6_000,
      currency: 'USD',
      paymentMethod: card('threeDSecure2Required'),
    });
    await world.completeAction(challenged.id, round % 4 === 3 ? 'failed' : 'succeeded');
    const held = await world.authorized({ amount: 5_000 });
    await world.post(`/payments/${held.id}/capture`, round % 2 ? { amount: 3_000 } : {});
    const refunded = await world.charged({
      paymentMethod: card(round % 2 ? 'pendingRefund' : 'refundFail'),
    });
    await world.post(`/payments/${refunded.id}/refunds`, { amount: 4_000 });
    return [await world.charged({ amount: 8_000 })];
  };
  const atPaypal = async (): Promise<readonly PaymentBody[]> => {
    const asked = { amount: 7_000, currency: 'USD', gateway: 'paypal', paymentMethod: { type: 'paypal' } };
    const { body: approved } = await world.post('/payments/charge', {
      ...asked,
      returnUrl: 'https://shop.example/back',
    });
    await world.playPayer('paypal', approved.id, 'pay');
    const saved = { ...asked, paymentMethod: { type: 'paypal', token: 'sandbox-vault-ok' } };
    const refunded = await world.charged(saved);
    await world.post(`/payments/${refunded.id}/refunds`, { amount: 2_000 });
    return [await world.charged(saved)];
  };
  const disputed = async (payments: readonly PaymentBody[], provider: string, round: number) => {
    for (const { id } of payments) {
      const dispute = await world.openDispute(id, undefined, provider);
      const outcome = (['won', 'lost', undefined] as const)[round % 3];
      if (outcome) await world.closeDispute(dispute.id, outcome);
      ends.set(id, outcome ?? 'needs_response');
    }
  };
  const disputesThatDiffer = async (): Promise<string[]> => {
    const { body } = await world.get('/disputes?limit=100');
    const ours = new Map((body.data as DisputeBody[]).map(({ paymentId, status }) => [paymentId, status]));
    return [...ends].filter(([id, status]) => ours.get(id) !== status).map(([id]) => id);
  };

  it('leaves disputes unknown, however often providers are asked what became of our calls', async () => {
    for (const provider of providers) await control('POST', '/webhooks/policy', { provider, ...losses });
    for (let round = 0; round < rounds; round += 1) {
      await disputed(await atStripe(round), 'stripe', round);
      await disputed(await atPaypal(), 'paypal', round);
      await quiet();
      await world.pass(roundMs);
      await sweepWithoutWalk(world);
    }
    await quiet();
    for (let ask = 0; ask < asks; ask += 1) {
      await world.pass(31_000);
      await sweepWithoutWalk(world);
    }
    const { stripe, paypal } = await deliveries();
    expect(stripe!.dropped).toBeGreaterThan(20);
    expect(paypal!.dropped).toBeGreaterThan(8);
    expect((await disputesThatDiffer()).length).toBeGreaterThan(0);
    expect(await keptEvents(world).countDocuments({ foundBy: 'walk' })).toBe(0);
  });

  it('is settled all the same by the walk over the lists of events, to the cent and to the last dispute', async () => {
    await walkAll(world);
    await world.settle();
    expect(await disputesThatDiffer()).toEqual([]);
    expect(await bookDifferences(world)).toEqual([]);
    expect(await keptEvents(world).findOne({ status: { $ne: 'processed' } })).toBeNull();
  });

  it('has every event that the providers list in the inbox, once, and shows how many were missed', async () => {
    const { body } = await world.get('/webhooks/health', { as: platformOperator });
    const { body: metrics } = await world.platform.metrics.render();
    for (const provider of providers) {
      const account = `gwa_configured_${provider}` as GatewayAccountId;
      const { events } = (await world.modules.gateways.book.find(account))!.open;
      const { walkedTo: to } = (await walkOf(world, account))!;
      const from = new Date(to.getTime() - 7_200_000);
      const listed = new Set<string>();
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const page = await events!.page(from, to, after);
        if (!page.ok) throw new Error(page.error.cause);
        for (const { eventId } of page.value.events) listed.add(`${provider}:${eventId}`);
        after = page.value.next;
      }
      expect(listed.size).toBeGreaterThan(20);
      const kept = await keptEvents(world).find({ provider }).toArray();
      expect([...listed].filter((id) => !kept.some(({ _id }) => _id === id))).toEqual([]);
      const missed = kept.filter(({ foundBy }) => foundBy === 'walk').length;
      expect(missed).toBeGreaterThan(5);
      const health = (body.data as { provider: string }[]).find((one) => one.provider === provider);
      expect(health).toMatchObject({ status: 'healthy', missed, lastWalkEndedAt: expect.any(String) });
      expect(metrics).toContain(
        `kassa_webhooks_received_total{provider="${provider}",outcome="missed"} ${missed}`,
      );
    }
  });
});
