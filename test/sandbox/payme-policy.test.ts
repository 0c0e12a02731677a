import { eventually } from '../support/eventually.ts';
import { openPayme, type OpenPayme } from './open-payme.ts';

let open: OpenPayme;
beforeEach(async () => {
  open = await openPayme();
});
afterEach(() => open.close());

describe('the webhook policy', () => {
  it.each([false, true])(
    'duplicate sends every request twice, at once or not (shuffle %s)',
    async (shuffle) => {
      open.sell('pay_1');
      await open.policy({ duplicate: 1, shuffle });
      expect(await open.payer('pay_1')).toMatchObject({ state: 'paid' });
      expect([...open.shop.asked('pay_1')].sort()).toEqual([
        'CheckPerformTransaction',
        'CheckPerformTransaction',
        'CreateTransaction',
        'CreateTransaction',
        'PerformTransaction',
        'PerformTransaction',
      ]);
      expect(await open.stats()).toMatchObject({ calls: 6, duplicated: 3, repeats: 0, differing: 0 });
      expect(await open.moved('pay_1')).toEqual(['charge 5000000']);
    },
  );

  it('duplicate counts a shop that answers differently', async () => {
    open.sell('pay_2');
    await open.policy({ duplicate: 1 });
    let time = 1_700_000_000_000;
    open.shop.mishap = ({ method }) =>
      method === 'PerformTransaction'
        ? { result: { transaction: '1', perform_time: (time += 1), state: 2 } }
        : null;
    await open.payer('pay_2');
    expect(await open.stats()).toMatchObject({
      differing: 1,
      lastDifference: { method: 'PerformTransaction', first: expect.stringContaining('1700000000001') },
    });
  });

  it('drop throws answers away, asks again and compares', async () => {
    open.sell('pay_3');
    await open.policy({ drop: 0.5, seed: 4, retryGapsMs: Array.from({ length: 20 }, () => 2) });
    expect(await open.payer('pay_3')).toMatchObject({ state: 'paid' });
    const stats = await open.stats();
    expect(stats.dropped).toBeGreaterThan(0);
    expect(stats).toMatchObject({ repeats: stats.dropped, differing: 0, calls: 3 + stats.dropped });
    expect(open.shop.books.delivered('pay_3')).toBe(1);
  });

  it('drop sees that a repeated call is answered otherwise', async () => {
    open.sell('pay_4');
    await open.policy({ drop: 0.5, seed: 4, retryGapsMs: Array.from({ length: 20 }, () => 2) });
    let time = 1_700_000_000_000;
    open.shop.mishap = ({ method, params }) =>
      method === 'CheckPerformTransaction'
        ? null
        : {
            result: {
              transaction: params.id,
              [method === 'CreateTransaction' ? 'create_time' : 'perform_time']: (time += 1),
              state: method === 'CreateTransaction' ? 1 : 2,
            },
          };
    expect(await open.payer('pay_4')).toMatchObject({ state: 'paid' });
    expect((await open.stats()).differing).toBeGreaterThan(0);
  });

  it('delays', async () => {
    open.sell('pay_5');
    await open.policy({ delayMs: 40 });
    const startedAt = performance.now();
    await open.payer('pay_5');
    expect(performance.now() - startedAt).toBeGreaterThan(115);
  });
});

describe('what the control API does to calls', () => {
  it('resends what the shop was told last', async () => {
    open.sell('pay_6');
    const { receiptId } = await open.payer('pay_6');
    const sent = await open.control('POST', '/webhooks/resend', { provider: 'payme', eventId: receiptId });
    expect(sent.body).toMatchObject({ method: 'PerformTransaction' });
    await eventually('it comes', () => open.shop.asked('pay_6').length === 4);
    expect(open.shop.books.delivered('pay_6')).toBe(1);
    const none = await open.control('POST', '/webhooks/resend', { provider: 'payme', eventId: 'none' });
    expect(none.status).toBe(404);
  });

  it('rolls the key of the cash register in both directions', async () => {
    open.sell('pay_7');
    await open.control('POST', '/webhooks/roll', { provider: 'payme', secret: 'another:key' });
    expect(await open.payer('pay_7')).toMatchObject({ state: 'refused', error: { code: -32504 } });
    const listed = { count: 1, from: 0, to: 1 };
    expect((await open.subscribe('receipts.get_all', listed)).error.code).toBe(-32504);
    const auth = '65f0c0ffee00000000000001:another:key';
    expect((await open.subscribe('receipts.get_all', listed, auth)).result).toEqual([]);
  });
});
