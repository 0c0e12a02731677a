import { entriesOf } from '#application/ledger/entries-of';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { standardFees } from '#sandbox/stripe/money/fees';
import { card } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { allDelivered } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

const at = 'gateway-receivable:gwa_configured_stripe';

describe('the ledger', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ stripe: { fees: { ...standardFees, basisPoints: 390 } } });
    await world.startWorker();
  });
  afterAll(() => world.dispose());

  /** What the entries of a payment add up to, by account. */
  const standing = async (paymentId: string): Promise<Record<string, number>> => {
    const { body } = await world.get(`/admin/ledger/entries?paymentId=${paymentId}&limit=100`);
    const sums: Record<string, number> = {};
    const entries = body.data as { postings: { account: string; amount: number }[] }[];
    for (const { account, amount } of entries.flatMap(({ postings }) => postings))
      sums[account] = (sums[account] ?? 0) + amount;
    return sums;
  };
  const typesOf = async (paymentId: string): Promise<string[]> => {
    const { body } = await world.get(`/admin/ledger/entries?paymentId=${paymentId}&limit=100`);
    return body.data.map(({ type }: { type: string }) => type).reverse();
  };
  const charge = {
    [at]: 9_680,
    'gateway-fee-expense': 320,
    'platform-fee-revenue': -300,
    'tenant-payable': -9_700,
  };
  const isProven = async () => {
    await allDelivered(world);
    expect((await world.get('/admin/ledger/proof')).body).toMatchObject({ problems: [], pending: [] });
  };
  const disputed = async (paymentId: string, status: string) =>
    eventually(`the dispute of ${paymentId} is ${status}`, async () => {
      const { body } = await world.get(`/disputes?paymentId=${paymentId}`);
      return body.data.find((one: { status: string }) => one.status === status);
    });

  it('given a hold, then nothing is in the books until it is captured, and then what was captured', async () => {
    const { id } = await world.authorized();
    await isProven();
    expect(await typesOf(id)).toEqual([]);
    await world.post(`/payments/${id}/capture`, { amount: 6_000 });
    await isProven();
    expect(await standing(id)).toEqual({
      [at]: 5_796,
      'gateway-fee-expense': 204,
      'platform-fee-revenue': -180,
      'tenant-payable': -5_820,
    });
  });

  it('given a charge and two refunds, then the platform gives back its part to the cent', async () => {
    const { id } = await world.charged();
    for (const amount of [3_333, 6_667]) await world.post(`/payments/${id}/refunds`, { amount });
    await isProven();
    expect(await typesOf(id)).toEqual(['captured', 'refunded', 'refunded']);
    expect(await standing(id)).toEqual({
      [at]: -320,
      'gateway-fee-expense': 320,
      'platform-fee-revenue': 0,
      'tenant-payable': -10_000,
      refunds: 10_000,
    });
  });

  it('given a refund that the bank sends back later, then its entry is turned round', async () => {
    const { id } = await world.charged({ paymentMethod: card('refundFail') });
    await world.post(`/payments/${id}/refunds`, { amount: 1_000 });
    await eventually('it counts', async () => (await world.payment(id)).refundedAmount === 1_000);
    await world.pass(120_000);
    await eventually('it counts no more', async () => (await world.payment(id)).refundedAmount === 0);
    await isProven();
    expect(await typesOf(id)).toEqual(expect.arrayContaining(['refunded', 'refund-undone']));
    expect(await standing(id)).toMatchObject({ refunds: 0, 'platform-fee-revenue': -300 });
  });

  it('given a fee that was dearer than the estimate, then only the difference is posted', async () => {
    const { id } = await world.charged();
    await eventually('the real fee is known', async () => {
      await world.pass(10_000);
      return !(await world.payment(id)).fees.gatewayIsEstimate;
    });
    await isProven();
    expect(await typesOf(id)).toEqual(['captured', 'gateway-fee-corrected']);
    expect(await standing(id)).toEqual({ ...charge, [at]: 9_580, 'gateway-fee-expense': 420 });
  });

  it.each([
    ['lost', { 'disputes-lost': 10_000, [at]: -1_820 }],
    ['won', { 'disputes-held': 0, [at]: 8_180 }],
  ] as const)(
    'given a dispute that is %s, then what was held goes its way, and the fee is gone',
    async (outcome, sums) => {
      const { id } = await world.charged();
      await world.openDispute(id);
      const { providerDisputeId } = await disputed(id, 'needs_response');
      await isProven();
      expect(await standing(id)).toMatchObject({ 'disputes-held': 10_000, 'dispute-fees': 1_500 });
      await world.closeDispute(providerDisputeId, outcome);
      await disputed(id, outcome);
      await isProven();
      const { [at]: receivable, ...others } = await standing(id);
      const corrected = others['gateway-fee-expense'] === 420 ? 100 : 0;
      expect({ ...others, [at]: receivable! + corrected }).toMatchObject({
        'disputes-held': 0,
        'dispute-fees': 1_500,
        ...sums,
      });
    },
  );

  it('given a bank that only asks, then nothing is posted', async () => {
    const { id } = await world.charged({ paymentMethod: card('createDisputeInquiry') });
    await world.pass(60_000);
    await disputed(id, 'needs_response');
    await isProven();
    expect(await typesOf(id)).not.toContain('disputed');
  });

  it('given any order of three events, each of them twice, then the books end the same', async () => {
    const quiet = await openWorld({ webhooksTo: null });
    const { id } = await quiet.charged();
    await quiet.post(`/payments/${id}/refunds`, { amount: 2_500 });
    await quiet.post(`/payments/${id}/refunds`, { amount: 500 });
    const db = quiet.platform.mongo.db;
    const document = await db
      .collection<{ _id: string; outbox: IntegrationEvent[] }>('payments')
      .findOne({ _id: id });
    const events = document!.outbox.filter((event) => entriesOf([event]).length > 0);
    expect(events).toHaveLength(3);
    const endings = new Set<string>();
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      await db.collection('ledger_entries').deleteMany({});
      for (const place of [...order, ...order]) {
        const { failed } = await quiet.modules.deliverEvents([events[place]!]);
        expect([...failed.values()]).toEqual([]);
      }
      const { body } = await quiet.get('/admin/ledger/trial-balance');
      endings.add(JSON.stringify(body.data));
      expect((await quiet.get('/admin/ledger/proof')).body).toMatchObject({ entries: 3, problems: [] });
    }
    expect(endings.size).toBe(1);
    await quiet.dispose();
  });
});
