import { eventually } from '../support/eventually.ts';
import { type ClickShop } from './click-shop.ts';
import { openClick, type OpenClick } from './open-click.ts';

let open: OpenClick;
beforeEach(async () => {
  open = await openClick({ click: { shopRetryGapsMs: Array<number>(50).fill(20) } });
});
afterEach(() => open.close());

const policy = (over: object) => open.control('POST', '/webhooks/policy', { provider: 'click', ...over });

describe('calls to the shop', () => {
  it('that are duplicated get the answers the protocol asks for', async () => {
    await policy({ duplicate: 1 });
    open.sell('pay_a');
    open.sell('pay_b');
    expect(await open.payer('pay_a')).toMatchObject({ state: 'paid' });
    expect(await open.payer('pay_b', 'cancel')).toMatchObject({ state: 'cancelled' });
    expect(open.shop.calls).toHaveLength(8);
    expect(await open.stats()).toMatchObject({ calls: 8, duplicated: 4, repeats: 0, wrongAnswers: 0 });
    expect(await open.ledger('pay_a')).toHaveLength(1);
  });

  it('that arrive twice at the same time are confirmed once', async () => {
    await policy({ duplicate: 1, shuffle: true });
    open.sell('pay_race');
    expect(await open.payer('pay_race')).toMatchObject({ state: 'paid' });
    expect(open.shop.books.delivered('pay_race')).toBe(1);
    expect(await open.stats()).toMatchObject({ calls: 4, wrongAnswers: 0 });
  });

  it('whose answers are dropped are repeated', async () => {
    await policy({ drop: 0.6, seed: 4 });
    open.sell('pay_drop');
    expect(await open.payer('pay_drop')).toMatchObject({ state: 'paid' });
    const { dropped, repeats, wrongAnswers } = await open.stats();
    expect(Number(dropped)).toBeGreaterThan(0);
    expect(repeats).toBe(dropped);
    expect(wrongAnswers).toBe(0);
    expect(await open.ledger('pay_drop')).toHaveLength(1);
  });

  it('can be made late', async () => {
    await policy({ delayMs: 60_000 });
    open.sell('pay_slow');
    const walk = open.payer('pay_slow');
    for (const asked of [1, 2])
      await eventually(`call ${asked}`, async () => {
        await open.advance(20_000);
        return open.shop.calls.length >= asked;
      });
    expect(await walk).toMatchObject({ state: 'paid' });
  });

  it('can be sent again by hand, and are still judged', async () => {
    open.sell('pay_again');
    const { clickTransId } = await open.payer('pay_again');
    const resend = (eventId: string) =>
      open.control('POST', '/webhooks/resend', { provider: 'click', eventId });
    expect((await resend(clickTransId)).body).toEqual({ eventId: clickTransId, step: 'complete' });
    await eventually('the repeat', () => open.shop.calls.length === 3);
    expect(open.shop.books.delivered('pay_again')).toBe(1);
    expect((await resend('1')).status).toBe(404);
    expect((await open.control('POST', '/webhooks/roll', { provider: 'click', secret: 'new' })).status).toBe(
      422,
    );
  });
});

describe('a shop that breaks the protocol', () => {
  const spoil = async (rewrite: (answer: string, shop: ClickShop) => string): Promise<readonly string[]> => {
    await policy({ duplicate: 1 });
    open.sell('pay_bad');
    open.shop.mishap = () => (answer) => rewrite(answer, open.shop);
    await open.payer('pay_bad');
    const { wrong, wrongAnswers } = await open.stats();
    expect(wrongAnswers).toBe((wrong as string[]).length);
    return wrong as string[];
  };
  const has = (words: RegExp) => expect.arrayContaining([expect.stringMatching(words)]);

  it('by rounding ids', async () => {
    expect(await spoil((answer) => JSON.stringify(JSON.parse(answer)))).toEqual(
      has(/click_trans_id \d+ came back as \d+/),
    );
  });

  it('by another prepare id for the same attempt', async () => {
    const wrong = await spoil((answer, { calls }) =>
      answer.replace(/"merchant_prepare_id":\d+/, `"merchant_prepare_id":${calls.length}`),
    );
    expect(wrong).toEqual(has(/repeated Prepare got merchant_prepare_id 2 after 1/));
  });

  it('by a prepare id that is no number', async () => {
    const wrong = await spoil((answer) =>
      answer.replace(/"merchant_prepare_id":\d+/, '"merchant_prepare_id":"a-uuid"'),
    );
    expect(wrong).toEqual(has(/merchant_prepare_id is not a whole number: a-uuid/));
  });

  it('by answering 0 to a repeated Complete', async () => {
    const wrong = await spoil((answer) => answer.replace('"error":-4', '"error":0'));
    expect(wrong).toEqual(has(/repeated Complete was answered 0 after 0/));
  });
});
