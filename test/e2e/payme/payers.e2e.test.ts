import { lifetimeMs, openPaymeWorld, type PaymeWorld, price } from './payme-world.ts';

/** Payme's queue for cancellations, by the emulator's clock. */
const cancelDelayMs = 3_000;

describe("a payer on Payme's page", () => {
  let payme: PaymeWorld;
  beforeAll(async () => {
    payme = await openPaymeWorld({ payme: { cancelDelayMs } });
  });
  afterEach(() => payme.policy({ duplicate: 0, drop: 0, shuffle: false, delayMs: 0 }));
  afterAll(() => payme.dispose());

  it('pays, and the payment is completed', async () => {
    const { id, nextAction } = await payme.waiting({ returnUrl: 'https://shop.example/back' });
    expect(nextAction).toMatchObject({
      type: 'redirect',
      url: expect.stringContaining(payme.sandbox.urls.payme!),
    });
    await payme.payer(id, 'pay');
    expect(await payme.payment(id)).toMatchObject({
      status: 'completed',
      capturedAmount: price,
      gateway: 'payme',
      providerPaymentId: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
    expect(await payme.movements(id)).toEqual([`charge ${price}`]);
  });
  it('changes their mind, and pays after all', async () => {
    const { id } = await payme.waiting();
    await payme.payer(id, 'cancel');
    expect((await payme.payment(id)).status).toBe('requires_action');
    await payme.payer(id, 'pay');
    expect((await payme.payment(id)).status).toBe('completed');
  });
  it('walks away: after twelve hours the order is free, after a day it is over', async () => {
    const { id } = await payme.waiting();
    await payme.payer(id, 'abandon');
    await payme.pass(lifetimeMs);
    await payme.sweep();
    expect((await payme.payment(id)).status).toBe('requires_action');
    await payme.pass(lifetimeMs);
    await payme.settle();
    expect(await payme.payment(id)).toMatchObject({ status: 'cancelled', capturedAmount: 0 });
  });
  it.each([
    ['every call comes twice', { duplicate: 1 }],
    ['every call comes twice at once', { duplicate: 1, shuffle: true }],
    ['answers get lost', { drop: 0.5, seed: 7 }],
  ])('pays once when %s', async (_what, policy) => {
    const { id } = await payme.waiting();
    await payme.policy(policy);
    const paying = payme.payer(id, 'pay');
    for (let round = 0; round < 40 && (await payme.payment(id)).status !== 'completed'; round += 1)
      await payme.pass(60_000);
    await paying;
    expect(await payme.payment(id)).toMatchObject({ status: 'completed', capturedAmount: price });
    await payme.settle();
    expect(await payme.movements(id)).toEqual([`charge ${price}`]);
  });
});

describe('money that goes back', () => {
  let payme: PaymeWorld;
  beforeAll(async () => {
    payme = await openPaymeWorld({ payme: { cancelDelayMs } });
  });
  afterAll(() => payme.dispose());
  const paid = async (): Promise<string> => {
    const { id } = await payme.waiting();
    await payme.payer(id, 'pay');
    return id;
  };
  const refundsOf = async (id: string) => (await payme.get(`/refunds?paymentId=${id}`)).body.data;

  it("given back in Payme's cabinet, it is a refund in our books", async () => {
    const id = await paid();
    await payme.cabinet('refund', { paymentId: id });
    await payme.settle();
    expect(await payme.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await refundsOf(id)).toMatchObject([{ status: 'completed', amount: price }]);
  });
  it('given back by us, Payme asks us to cancel, and that is one refund, not two', async () => {
    const id = await paid();
    const { status } = await payme.post(`/payments/${id}/refunds`, {});
    expect(status).toBe(202);
    await payme.settle();
    expect(await payme.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await refundsOf(id)).toMatchObject([{ status: 'completed', amount: price }]);
    expect(await payme.movements(id)).toEqual([`charge ${price}`, `refund ${price}`]);
  });
  it('a part of it is for a person to give back, and so is the rest after that', async () => {
    const id = await paid();
    const byHand = async (amount: number | undefined) => {
      const { body } = await payme.post(`/payments/${id}/refunds`, amount === undefined ? {} : { amount });
      expect(body.status).toBe('pending');
      await payme.settle();
      const returned = { paymentId: id, refundId: body.id, amount: body.amount };
      await payme.cabinet('partial-refund', returned);
      const evidence = {
        outcome: 'completed',
        note: 'given back in the cabinet',
        evidence: 'statement, line 7',
      };
      await payme.post(`/admin/refunds/${body.id}/record`, evidence);
    };
    await byHand(1_000_000);
    expect(await payme.payment(id)).toMatchObject({
      status: 'partially_refunded',
      refundedAmount: 1_000_000,
    });
    const [transaction] = await transactionsOf(id);
    const cancelling = { id: transaction!.providerId, reason: 5 };
    expect((await payme.twice('CancelTransaction', cancelling)).error?.code).toBe(-31_007);
    await byHand(undefined);
    expect(await payme.payment(id)).toMatchObject({ status: 'refunded', refundedAmount: price });
    expect(await refundsOf(id)).toHaveLength(2);
  });
  const transactionsOf = async (id: string) =>
    (
      await payme.modules.payments
        .transactionDesk('gwa_configured_payme' as never)
        .between(new Date(0), new Date(8e14))
    ).filter(({ paymentId }) => paymentId === id);
});
