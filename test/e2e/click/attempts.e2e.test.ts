import { openClickWorld, type ClickWorld } from './click-world.ts';

let click: ClickWorld;
const lines: string[] = [];
beforeAll(
  async () => void (click = await openClickWorld({ webhooksTo: null, log: (line) => lines.push(line) })),
);
afterAll(() => click.dispose());

const twice = async <T extends { error: number }>(ask: () => Promise<T>): Promise<[T, T]> => [
  await ask(),
  await ask(),
];
const codes = (answers: readonly { error: number }[]) => answers.map(({ error }) => error);
const logged = (event: string) => lines.filter((line) => line.includes(`"${event}"`));

describe('each request of Click, twice', () => {
  it('Prepare gives one number, as a JSON number, and ids with all their digits', async () => {
    const attempt = click.anAttempt((await click.waiting()).id);
    const [first, second] = await twice(() => click.prepare(attempt));
    expect(second.text).toBe(first.text);
    expect(first.text).toBe(
      `{"click_trans_id":${attempt.transId},"merchant_trans_id":"${attempt.order}","merchant_prepare_id":${first.merchant_prepare_id},"error":0,"error_note":"Success"}`,
    );
    expect(Number.isSafeInteger(first.merchant_prepare_id)).toBe(true);
    expect(await click.transaction(attempt.transId)).toMatchObject({
      providerId: attempt.transId,
      notes: { clickPaydocId: attempt.paydocId },
    });
  });

  it('Complete is 0 once and then -4, for ever, and Prepare of it too', async () => {
    const attempt = await click.prepared();
    const [first, second] = await twice(() => click.complete(attempt));
    expect(codes([first, second])).toEqual([0, -4]);
    expect(first.text).toContain(`"merchant_confirm_id":${attempt.prepareId},"error":0`);
    expect(second.text).toContain(`"merchant_confirm_id":${attempt.prepareId},"error":-4`);
    expect(codes(await twice(() => click.prepare(attempt)))).toEqual([-4, -4]);
    expect(codes(await twice(() => click.prepare(click.anAttempt(attempt.order))))).toEqual([-4, -4]);
    expect(codes(await twice(() => click.complete(attempt, { amount: '1' })))).toEqual([-4, -4]);
    expect((await click.payment(attempt.order)).status).toBe('completed');
  });

  it('a debit that failed is -9, a confirmation after it too, and the payer may try again', async () => {
    const attempt = await click.prepared();
    const failed = { error: '-5017', error_note: 'Insufficient funds' };
    expect(codes(await twice(() => click.complete(attempt, failed)))).toEqual([-9, -9]);
    expect(codes(await twice(() => click.complete(attempt)))).toEqual([-9, -9]);
    expect(await click.transaction(attempt.transId)).toMatchObject({ status: 'cancelled', reason: -5017 });
    const again = await click.prepared(attempt.order);
    expect((await click.complete(again)).error).toBe(0);
  });

  it('an error in Prepare gives the attempt up', async () => {
    const attempt = await click.prepared();
    expect(codes(await twice(() => click.prepare(attempt, { error: '-1' })))).toEqual([-9, -9]);
    expect((await click.complete(attempt)).error).toBe(-9);
    expect(codes(await twice(() => click.prepare(click.anAttempt(attempt.order), { error: '-1' })))).toEqual([
      -9, -9,
    ]);
  });

  it('a cancellation after success gives nothing back, is kept on the transaction, and calls a person', async () => {
    const attempt = await click.prepared();
    await click.complete(attempt);
    const cancelled = { error: '-5017', error_note: 'Cancelled' };
    expect(codes(await twice(() => click.complete(attempt, cancelled)))).toEqual([-9, -9]);
    expect((await click.complete(attempt)).error).toBe(-4);
    expect(await click.payment(attempt.order)).toMatchObject({ status: 'completed', refundedAmount: 0 });
    expect(await click.transaction(attempt.transId)).toMatchObject({
      status: 'performed',
      notes: { clickCancelledAfterSuccess: expect.stringMatching(/^error -5017, first told 2/) },
    });
    const alarms = logged('click-cancelled-after-success');
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms[0]).toContain(attempt.transId);
  });

  it.each([
    ['an unknown order', { merchant_trans_id: 'pay_nobody' }, -5, -5],
    ['another amount', { amount: '50000.01' }, -2, -2],
    ['an amount that no money has', { amount: '50000.001' }, -2, -2],
    ['another service', { service_id: '99999' }, -8, -8],
    ['a field that is empty', { sign_time: '' }, -8, -8],
    ['an action that does not exist', { action: '2' }, -3, -3],
    ['an unknown prepare id', { merchant_prepare_id: '999999' }, 0, -6],
    ['a prepare id beyond all numbers', { merchant_prepare_id: '9223372036854775807' }, 0, -6],
  ])('%s', async (_, changes: Record<string, string>, prepared, completed) => {
    const attempt = await click.prepared();
    expect(codes(await twice(() => click.prepare(attempt, changes)))).toEqual([prepared, prepared]);
    expect(codes(await twice(() => click.complete(attempt, changes)))).toEqual([completed, completed]);
    expect((await click.payment(attempt.order)).status).toBe('requires_action');
  });

  it('the prepare id of another attempt or another order is -6', async () => {
    const [mine, other] = [await click.prepared(), await click.prepared()];
    for (const stolen of [
      { ...mine, prepareId: other.prepareId! },
      { ...mine, transId: other.transId },
    ])
      expect((await click.complete(stolen)).error).toBe(-6);
    expect((await click.prepare({ ...mine, order: other.order })).error).toBe(-8);
  });

  it('takes every way to write the same amount, each with a signature of its own', async () => {
    for (const amount of ['50000', '50000.0', '50000.00', '50000.000']) {
      const attempt = await click.prepared();
      expect((await click.prepare(attempt, { amount })).error).toBe(0);
      expect((await click.complete(attempt, { amount })).error).toBe(0);
    }
  });

  it("finds a payment by the shop's own order, and then keeps to it", async () => {
    await click.waiting({ orderId: 'order-7' });
    const attempt = await click.prepared('order-7');
    expect((await click.complete(attempt)).error).toBe(0);
    const { body } = await click.get('/orders/order-7/payments');
    expect(body.data).toMatchObject([{ status: 'completed', providerPaymentId: attempt.paydocId }]);
  });

  it('ten Prepares at once are one attempt, and ten Completes one success', async () => {
    const attempt = click.anAttempt((await click.waiting()).id);
    const prepares = await Promise.all(Array.from({ length: 10 }, () => click.prepare(attempt)));
    expect(new Set(prepares.map(({ text }) => text)).size).toBe(1);
    const ready = { ...attempt, prepareId: String(prepares[0]!.merchant_prepare_id) };
    const completes = codes(await Promise.all(Array.from({ length: 10 }, () => click.complete(ready))));
    expect(completes.sort()).toEqual([...Array(9).fill(-4), 0].sort());
  });

  it('of ten attempts at once one is paid; the money of the others goes back', async () => {
    const { id } = await click.waiting();
    const attempts = await Promise.all(Array.from({ length: 10 }, () => click.prepared(id)));
    const completes = codes(await Promise.all(attempts.map((attempt) => click.complete(attempt))));
    expect(completes.sort()).toEqual([...Array(9).fill(-9), 0].sort());
    for (const attempt of attempts)
      expect((await click.complete(attempt)).error).toBe(
        (await click.transaction(attempt.transId))?.status === 'performed' ? -4 : -9,
      );
    expect((await click.payment(id)).capturedAmount).toBe(5_000_000);
  });
});
