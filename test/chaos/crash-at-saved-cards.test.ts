import { endOfPart } from '../../chaos/people/end-of-part.ts';
import { aCharge } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { type RefundBody } from '#test/support/resources';
import { openWorld, type World } from '#test/support/world';
import { describeCrashes } from './crash-walk.ts';
import { dieAtEveryAwait } from './every-await.ts';
import { startStoppingApi } from './stopped-process.ts';

const cardOf = (gateway: string) => ({
  gateway,
  amount: 5_000_000,
  currency: 'UZS',
  paymentMethod: { type: 'card', token: `sandbox-${gateway}-card-ok` },
});
const refundOf = (gateway: string) => async (world: World) => ({
  path: `/payments/${(await world.charged(cardOf(gateway))).id}/refunds`,
  body: {},
});

/** What Click's cabinet does not show was never made. */
const lookIntoCabinet = async (world: World): Promise<void> => {
  const shown = new Set((await world.ledger(undefined, 'click')).map(({ reference }) => reference));
  const { data } = (await world.get('/payments?status=processing&gateway=click&limit=100')).body;
  expect(data.length).toBeGreaterThan(0);
  for (const { id } of data as readonly Readonly<{ id: string }>[]) {
    expect(shown.has(id)).toBe(false);
    const slip = { status: 'failed', reason: 'it was never made', evidence: 'the cabinet shows nothing' };
    expect((await world.post(`/admin/payments/${id}/correct`, slip, { key: null })).status).toBe(200);
  }
};

describeCrashes([
  {
    name: 'charge on a card at Payme',
    asks: async () => ({ path: '/payments/charge', body: aCharge(cardOf('payme')) }),
    answers: { atOnce: [201, 202, 402], settled: [201, 402] },
  },
  {
    name: 'capture of what Payme holds',
    asks: async (world) => ({
      path: `/payments/${(await world.authorized(cardOf('payme'))).id}/capture`,
      body: { amount: 2_000_000 },
    }),
  },
  {
    // Payme puts it in a queue.
    name: 'refund of a whole payment at Payme',
    asks: refundOf('payme'),
    answers: { atOnce: [201, 202], settled: [201, 202] },
  },
  {
    // It knows no idempotency keys, so that only a person can know of a charge it has not heard of.
    name: 'charge on a card at Click',
    asks: async () => ({ path: '/payments/charge', body: aCharge(cardOf('click')) }),
    answers: { atOnce: [201, 202], settled: [201, 402] },
    person: lookIntoCabinet,
  },
  { name: 'refund of a whole payment at Click', asks: refundOf('click') },
]);

const leaseMs = 6_000;
const part = 1_500_000;

describe('a process that is killed at every await of a part that goes back at Click', () => {
  let world: World;
  beforeEach(async () => void (world = await openWorld({ webhooksTo: null })));
  afterEach(() => world.dispose());

  it('gives it back once, or leaves it to a person who looks in the cabinet and says how it ended', async () => {
    const dying = await startStoppingApi(world);
    const died = await dieAtEveryAwait(dying, async (n) => {
      const { id: paymentId } = await world.charged(cardOf('click'));
      const request = { path: `/payments/${paymentId}/refunds`, body: { amount: part }, key: `part-${n}` };
      return { paymentId, request };
    });
    await dying.kill();
    await world.pass(leaseMs);
    for (const { request } of died) await world.post(request.path, request.body, { key: request.key });
    for (let asks = 0; asks < 3; asks += 1) {
      await world.sweep();
      await world.pass(leaseMs);
    }
    const ledger = await world.ledger(undefined, 'click');
    const doubted: string[] = [];
    for (const { at, paymentId } of died) {
      const refunds: RefundBody[] = (await world.get(`/refunds?paymentId=${paymentId}`)).body.data;
      expect(refunds).toHaveLength(1);
      const [refund] = refunds;
      if (refund!.status !== 'processing') continue;
      doubted.push(at);
      const said = endOfPart(refund!, refunds, ledger);
      const slip = { ...said, note: 'looked into the cabinet' };
      expect((await world.post(`/admin/refunds/${refund!.id}/record`, slip, { key: null })).status).toBe(200);
    }
    expect(doubted).toContain('before gateway.refund');
    expect(doubted).toContain('after gateway.refund');
    await world.settle();
    expect(await bookDifferences(world)).toEqual([]);
    for (const { request } of died) {
      const { status } = await world.post(request.path, request.body, { key: request.key });
      expect([201, 402]).toContain(status);
    }
    expect(await bookDifferences(world)).toEqual([]);
  }, 60_000);
});
