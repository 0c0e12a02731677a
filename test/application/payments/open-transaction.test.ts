import { type GatewayAccountId } from '#domain/shared/ids';
import { afterNoon } from '#test/support/a-payment';
import { som } from '#test/support/a-transaction';
import { account, openDesk, type OpenDesk } from './open-desk.ts';

const dayMs = 86_400_000;

describe('opening a transaction of a provider that leads', () => {
  let open: OpenDesk;
  beforeAll(async () => void (open = await openDesk()));
  afterAll(() => open.close());

  const rows = (paymentId: string) =>
    open.kassa.platform.mongo.db.collection('provider_transactions').countDocuments({ paymentId });

  it('finds a payment by its id, and the newest of an order by the order', async () => {
    const [first, second] = [
      await open.waiting({ orderId: 'order-1' }),
      await open.waiting({ orderId: 'order-1' }),
    ];
    expect(await open.desk.payable(first)).toEqual({
      paymentId: first,
      amount: som(50_000),
      standing: 'open',
    });
    expect(await open.desk.payable('order-1')).toMatchObject({ paymentId: second });
    expect(await open.desk.payable('order-2')).toBeUndefined();
    expect(await open.desk.payable('pay_nobody')).toBeUndefined();
  });

  it('does not know payments of other accounts', async () => {
    const id = await open.waiting({ orderId: 'order-3' });
    const stranger = open.kassa.modules.payments.transactionDesk('gwa_other' as GatewayAccountId);
    expect(await stranger.payable(id)).toBeUndefined();
    expect(await stranger.payable('order-3')).toBeUndefined();
    expect(await stranger.open(open.asked(id))).toEqual({ ok: false, error: 'unknown-payment' });
    const { providerId, number } = await open.opened(id);
    expect(await stranger.find(providerId)).toBeUndefined();
    expect(await stranger.findByNumber(number)).toBeUndefined();
    expect(await stranger.perform(providerId)).toEqual({ ok: false, error: 'not-found' });
  });

  it('stores what the provider said, and gives the same when it says so again, whatever else it says', async () => {
    const id = await open.waiting();
    const asked = open.asked(id, { paymentReference: 'doc-1', notes: { document: '1' } });
    const first = await open.desk.open(asked);
    expect(first).toMatchObject({
      ok: true,
      value: {
        id: `${account}:${asked.providerId}`,
        tenantId: 'acme',
        provider: 'click',
        paymentId: id,
        paymentReference: 'doc-1',
        status: 'opened',
        amount: som(50_000),
        account: { order_id: id },
        notes: { document: '1' },
        reason: null,
        performedAt: null,
        number: expect.any(Number),
      },
    });
    expect(await open.desk.open(asked)).toEqual(first);
    expect(await open.desk.open({ ...asked, amount: som(1), reference: 'nothing' })).toEqual(first);
    expect(await open.desk.find(asked.providerId)).toEqual(first.ok && first.value);
    expect(await open.desk.findByNumber(first.ok ? first.value.number : 0)).toEqual(first.ok && first.value);
  });

  it('refuses what is unknown, of another amount, paid, closed, late, or held, in this order', async () => {
    const [paid, closed, held] = [await open.waiting(), await open.waiting(), await open.waiting()];
    await open.performed(paid);
    expect(await open.cancel(closed)).toBe('cancelled');
    await open.opened(held);
    const refusals = [
      [open.asked('nothing', { amount: som(1) }), 'unknown-payment'],
      [open.asked(paid, { amount: som(1) }), 'wrong-amount'],
      [open.asked(paid), 'paid'],
      [open.asked(closed), 'closed'],
      [open.asked(held, { expiresAt: afterNoon(-dayMs * 9_999) }), 'closed'],
      [open.asked(held), 'held-by-another'],
    ] as const;
    for (const [asked, error] of refusals) expect(await open.desk.open(asked)).toEqual({ ok: false, error });
  });

  it('makes one transaction of ten that are opened at once under one id', async () => {
    const id = await open.waiting();
    const asked = open.asked(id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => open.desk.open(asked)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.number)).size).toBe(1);
    expect(await rows(id)).toBe(1);
  });

  it('gives an exclusive payment to exactly one of ten', async () => {
    const id = await open.waiting();
    const answers = await Promise.all(Array.from({ length: 10 }, () => open.desk.open(open.asked(id))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.error === 'held-by-another')).toHaveLength(9);
    expect(await rows(id)).toBe(1);
  });

  it('lets several attempts stand side by side where the provider has them', async () => {
    const id = await open.waiting();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => open.desk.open(open.asked(id, { isExclusive: false }))),
    );
    expect(new Set(answers.map((answer) => answer.ok && answer.value.number)).size).toBe(10);
  });

  it('frees the payment when the transaction is given up, and when its time is up before any sweep', async () => {
    const id = await open.waiting();
    const first = await open.opened(id);
    expect((await open.desk.cancel(first.providerId, 1, 'refuse')).ok).toBe(true);
    const second = await open.opened(id, {
      expiresAt: new Date(open.kassa.platform.clock.now().getTime() + 60_000),
    });
    await open.pass(61_000);
    const third = await open.opened(id);
    expect(await open.desk.find(second.providerId)).toMatchObject({ status: 'cancelled', reason: 4 });
    expect(third.status).toBe('opened');
    expect(await open.desk.open({ ...open.asked(id), providerId: second.providerId })).toMatchObject({
      ok: true,
      value: { status: 'cancelled', reason: 4, number: second.number },
    });
  });

  it('lets one without a time of its own live as long as its payment', async () => {
    const id = await open.waiting();
    const { expiresAt } = await open.opened(id, { expiresAt: null });
    expect(expiresAt).toEqual((await open.payment(id)).expiresAt);
  });

  it('numbers transactions of several processes without ever giving a number twice', async () => {
    const another = await openDesk(undefined, open.environment);
    const ids = await Promise.all(Array.from({ length: 25 }, () => open.waiting()));
    const opened = await Promise.all(
      ids.flatMap((id) => [open, another].map((one) => one.opened(id, { isExclusive: false }))),
    );
    expect(new Set(opened.map(({ number }) => number)).size).toBe(50);
    await another.kassa.close();
    const later = await openDesk(undefined, open.environment);
    const { number } = await later.opened(await later.waiting());
    expect(number).toBeGreaterThan(Math.max(...opened.map((one) => one.number)));
    await later.kassa.close();
  });

  it('gives a statement of what the provider created in a period, both ends included, oldest first', async () => {
    const times = [afterNoon(1), afterNoon(3), afterNoon(2), afterNoon(4), afterNoon(0)];
    for (const providerAt of times) await open.opened(await open.waiting(), { providerAt });
    const statement = await open.desk.between(afterNoon(1), afterNoon(3));
    expect(statement.map(({ providerAt }) => providerAt)).toEqual([afterNoon(1), afterNoon(2), afterNoon(3)]);
    expect(await open.desk.between(afterNoon(5), afterNoon(6))).toEqual([]);
  });

  it('keeps notes, and what was noted first stays', async () => {
    const { providerId } = await open.performed(await open.waiting());
    await open.desk.note(providerId, { receipt: '1' });
    expect(await open.desk.note(providerId, { receipt: '2', sign: '3' })).toMatchObject({
      value: { status: 'performed', notes: { receipt: '1', sign: '3' } },
    });
    expect(await open.desk.note('nobody', {})).toEqual({ ok: false, error: 'not-found' });
  });
});
