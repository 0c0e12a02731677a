import { cards, openPaymeAccount, type PaymeAccount, uzs } from './payme-account.ts';

let payme: PaymeAccount;
beforeAll(async () => {
  payme = await openPaymeAccount();
});
afterEach(() => payme.calm());
afterAll(() => payme.close());

const taken = async () => {
  const call = payme.aCall(cards.ok);
  const news = await payme.gateway.charge(call);
  return { call, reference: news.details!.reference! };
};
const held = async () => {
  const call = payme.aCall(cards.ok, { captureMethod: 'manual' });
  const news = await payme.gateway.authorize(call);
  expect(news).toMatchObject({ kind: 'authorized', amount: uzs(5_000_000n) });
  const { key, paymentId } = call;
  return { news, call: { key, paymentId, reference: news.details!.reference! } };
};

describe('money that is held', () => {
  it('lapses after thirty days', async () => {
    const { news } = await held();
    expect(news).toMatchObject({ expiresAt: new Date(payme.time.now.getTime() + 30 * 86_400_000) });
  });
  it('is taken, or a part of it', async () => {
    const { call } = await held();
    const capture = { ...call, amount: uzs(2_000_000n) };
    expect(await payme.gateway.capture(capture)).toMatchObject({
      kind: 'captured',
      amount: uzs(2_000_000n),
    });
    expect(await payme.gateway.capture(capture)).toMatchObject({ kind: 'captured' });
    expect(await payme.movements(call.paymentId)).toEqual(['capture 2000000']);
  });
  it.each(['timeout-before', 'timeout-after'] as const)('is taken once after a %s', async (mode) => {
    const { call } = await held();
    const capture = { ...call, amount: uzs(2_000_000n) };
    await payme.fault({ operation: 'receipts.confirm_hold', mode });
    expect((await payme.gateway.capture(capture)).kind).toBe('unknown');
    for (const asks of [0, 1])
      expect(await payme.gateway.settle({ operation: 'capture', call: capture, asks })).toMatchObject({
        kind: 'captured',
        amount: uzs(2_000_000n),
      });
    expect(await payme.movements(call.paymentId)).toEqual(['capture 2000000']);
  });
  it('is let go, once', async () => {
    const { call } = await held();
    for (let times = 0; times < 2; times += 1) expect((await payme.gateway.void(call)).kind).toBe('voided');
    expect(await payme.movements(call.paymentId)).toEqual(['void 5000000']);
  });
  it.each(['timeout-before', 'timeout-after'] as const)('is let go once after a %s', async (mode) => {
    const { call } = await held();
    await payme.fault({ operation: 'receipts.cancel', mode });
    expect((await payme.gateway.void(call)).kind).toBe('unknown');
    expect((await payme.gateway.settle({ operation: 'void', call, asks: 0 })).kind).toBe('voided');
    expect(await payme.movements(call.paymentId)).toEqual(['void 5000000']);
  });
  it('is not given back by letting go when it has been taken meanwhile', async () => {
    const { call } = await held();
    await payme.gateway.capture({ ...call, amount: uzs(5_000_000n) });
    expect(await payme.gateway.void(call)).toMatchObject({ kind: 'captured', amount: uzs(5_000_000n) });
  });
  it('cannot be taken once it was let go', async () => {
    const { call } = await held();
    await payme.gateway.void(call);
    expect((await payme.gateway.capture({ ...call, amount: uzs(1n) })).kind).toBe('voided');
  });
});

describe('a refund of the whole', () => {
  it('is under way until Payme has done it', async () => {
    const { call, reference } = await taken();
    const refund = payme.aRefund(reference, call.paymentId, 5_000_000n);
    expect((await payme.gateway.refund(refund)).kind).toBe('pending');
    expect((await payme.gateway.settleRefund({ ...refund, asks: 0 })).kind).toBe('pending');
    await payme.pass(60_000);
    expect(await payme.gateway.settleRefund({ ...refund, asks: 1 })).toEqual({
      kind: 'completed',
      reference,
    });
    expect(await payme.movements(call.paymentId)).toEqual(['charge 5000000', 'refund 5000000']);
    expect(await payme.gateway.refundsOf(reference)).toEqual([
      {
        reference,
        refundId: null,
        amount: uzs(5_000_000n),
        reason: 'made-at-the-provider',
        news: { kind: 'completed', reference },
      },
    ]);
  });
  it.each(['timeout-before', 'timeout-after'] as const)('is made once after a %s', async (mode) => {
    const { call, reference } = await taken();
    const refund = payme.aRefund(reference, call.paymentId, 5_000_000n);
    await payme.fault({ operation: 'receipts.cancel', mode });
    expect((await payme.gateway.refund(refund)).kind).toBe('unknown');
    expect((await payme.gateway.settleRefund({ ...refund, asks: 0 })).kind).toBe('pending');
    await payme.pass(60_000);
    expect((await payme.gateway.settleRefund({ ...refund, asks: 1 })).kind).toBe('completed');
    expect(await payme.movements(call.paymentId)).toEqual(['charge 5000000', 'refund 5000000']);
  });
  it('was not asked for when Payme does not even show the payment', async () => {
    const { call, reference } = await taken();
    const refund = payme.aRefund(reference, call.paymentId, 5_000_000n);
    await payme.fault({ operation: 'receipts.get', mode: 'error-500', times: 2 });
    expect((await payme.gateway.refund(refund)).kind).toBe('not-executed');
    // But once it may have been asked for, not seeing it says nothing.
    expect((await payme.gateway.settleRefund({ ...refund, asks: 0 })).kind).toBe('unknown');
  });
  it('fails when there is no such payment', async () => {
    const refund = payme.aRefund('65f0c0ffee0000000000dead', payme.aCall(null).paymentId, 1n);
    expect((await payme.gateway.refund(refund)).kind).toBe('failed');
  });
});

it('a refund of a part is for a person to make', async () => {
  const { call, reference } = await taken();
  expect(await payme.gateway.refund(payme.aRefund(reference, call.paymentId, 1_000_000n))).toEqual({
    kind: 'by-hand',
  });
  expect(await payme.movements(call.paymentId)).toEqual(['charge 5000000']);
});
