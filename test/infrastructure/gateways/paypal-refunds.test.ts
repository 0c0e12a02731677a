import { anOpening, aRefund, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

let paypal: PaypalAccount;
beforeAll(async () => {
  paypal = await openPaypalAccount();
});
afterAll(() => paypal.close());

const paid = async (source = 'sandbox-vault-ok') => {
  const call = anOpening({ source });
  const news = await paypal.gateway.charge(call);
  const reference = news.details!.reference!;
  return {
    reference,
    paymentId: call.paymentId,
    refundOf: (minor: bigint) => aRefund(reference, call.paymentId, minor),
  };
};

describe('a refund at PayPal', () => {
  it('goes back in parts, each once, and is known there by our id', async () => {
    const { reference, refundOf } = await paid();
    const [first, second] = [refundOf(2_500n), refundOf(2_500n)];
    const news = await paypal.gateway.refund(first);
    expect(news).toEqual({ kind: 'completed', reference: expect.any(String) });
    expect(await paypal.gateway.refund(first)).toEqual(news);
    expect(await paypal.gateway.refund(second)).toMatchObject({ kind: 'completed' });
    expect(paypal.wire.passed.at(-1)?.sent).toEqual({
      amount: { currency_code: 'USD', value: '25.00' },
      custom_id: second.refundId,
    });
    expect(await paypal.gateway.refundsOf(reference)).toMatchObject([
      { refundId: first.refundId, amount: usd(2_500n), news: { kind: 'completed' } },
      { refundId: second.refundId, amount: usd(2_500n), news: { kind: 'completed' } },
    ]);
    expect(await paypal.movements(first.refundId, second.refundId)).toEqual(['refund 2500', 'refund 2500']);
    expect(await paypal.gateway.refund(refundOf(5_001n))).toMatchObject({
      kind: 'failed',
      failure: { providerCode: 'REFUND_AMOUNT_EXCEEDED' },
    });
  });

  it.each([
    ['sandbox-vault-refund-pending', 'completed'],
    ['sandbox-vault-refund-failed', 'failed'],
  ])('may take its time, and is then looked at (%s)', async (source, ending) => {
    const { refundOf } = await paid(source);
    const call = refundOf(10_000n);
    const news = await paypal.gateway.refund(call);
    expect(news.kind).toBe('pending');
    await paypal.pass(60_000);
    const settled = await paypal.gateway.settleRefund({ ...call, reference: news.reference!, asks: 1 });
    expect(settled).toMatchObject({ kind: ending, reference: news.reference });
  });

  it.each(['timeout-before', 'timeout-after', 'reset', 'reset-after', 'error-500', 'garbage'])(
    'goes back exactly once when the answer was lost (%s)',
    async (mode) => {
      const { refundOf } = await paid();
      const call = refundOf(2_500n);
      await paypal.fault('refund', mode);
      expect((await paypal.gateway.refund(call)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect((await paypal.gateway.settleRefund({ ...call, asks })).kind).toBe('completed');
      expect(await paypal.movements(call.refundId)).toEqual(['refund 2500']);
    },
  );

  it('is repeated under its own request id when the order does not list it yet', async () => {
    const { refundOf } = await paid();
    const call = refundOf(2_500n);
    await paypal.gateway.refund(call);
    const repeated = await paypal.gateway.refund({ ...call, again: true });
    expect(repeated.kind).toBe('completed');
    expect(await paypal.movements(call.refundId)).toEqual(['refund 2500']);
  });

  it.each([
    ['refund', 'rate-limit'],
    ['lookup', 'timeout-before'],
    ['lookup', 'error-500'],
  ])(
    'certainly did not take place when %s was turned away or never got that far (%s)',
    async (operation, mode) => {
      const { refundOf } = await paid();
      const call = refundOf(2_500n);
      await paypal.fault(operation, mode);
      expect(await paypal.gateway.refund(call)).toMatchObject({
        kind: 'not-executed',
        failure: { code: 'gateway-unavailable' },
      });
      await paypal.fault(operation, mode);
      expect((await paypal.gateway.settleRefund({ ...call, asks: 0 })).kind).toBe('unknown');
      expect(await paypal.movements(call.refundId)).toEqual([]);
    },
  );

  it('is refused while the money is under review, and after half a year', async () => {
    const reviewed = await paid('sandbox-vault-denied');
    expect(await paypal.gateway.refund(reviewed.refundOf(100n))).toMatchObject({
      kind: 'failed',
      failure: { code: 'processing-error' },
    });
    const old = await paid();
    await paypal.pass(181 * 86_400_000);
    expect(await paypal.gateway.refund(old.refundOf(100n))).toMatchObject({
      kind: 'failed',
      failure: { code: 'expired', providerCode: 'REFUND_TIME_LIMIT_EXCEEDED' },
    });
  });
});

describe('a refund that nobody heard of for longer than PayPal remembers', () => {
  let later: PaypalAccount;
  beforeAll(async () => void (later = await openPaypalAccount()));
  afterAll(() => later.close());

  it('is looked for still, but never asked for again', async () => {
    const call = anOpening({ source: 'sandbox-vault-ok' });
    const { details } = await later.gateway.charge(call);
    const refundOf = (minor: bigint) => aRefund(details!.reference!, call.paymentId, minor);
    const [never, made] = [refundOf(2_500n), refundOf(1_500n)];
    await later.fault('refund', 'timeout-before');
    expect((await later.gateway.refund(never)).kind).toBe('unknown');
    await later.fault('refund', 'timeout-after');
    expect((await later.gateway.refund(made)).kind).toBe('unknown');
    await later.pass(46 * 86_400_000);
    for (const asks of [3, 45])
      expect(await later.gateway.settleRefund({ ...never, asks })).toMatchObject({ kind: 'unknown' });
    expect((await later.gateway.refund({ ...never, again: true })).kind).toBe('unknown');
    expect((await later.gateway.settleRefund({ ...made, asks: 3 })).kind).toBe('completed');
    expect(await later.movements(never.refundId, made.refundId)).toEqual(['refund 1500']);
  });
});

describe('the fees of PayPal', () => {
  it('are found in its reports by our ids, for what was taken and not for what went back', async () => {
    const from = new Date();
    const { paymentId, refundOf } = await paid();
    await paypal.gateway.refund(refundOf(1_000n));
    const learned = [];
    for await (const page of paypal.gateway.fees(
      new Date(from.getTime() - 60_000),
      new Date(from.getTime() + 400 * 86_400_000),
    ))
      learned.push(...page);
    expect(learned.filter(({ reference }) => reference === paymentId)).toEqual([
      { reference: paymentId, fee: usd(398n) },
    ]);
  });

  it('are left estimated when PayPal does not show its reports', async () => {
    await paypal.fault('lookup', 'error-500');
    const learned = [];
    for await (const page of paypal.gateway.fees(new Date(0), new Date(1_000))) learned.push(...page);
    expect(learned).toEqual([]);
  });

  it('are estimated as published until they are known', () => {
    expect(paypal.gateway.estimatedRate('USD' as never)).toEqual({ basisPoints: 349n, fixed: 49n });
    expect(paypal.gateway.estimatedRate('JPY' as never)).toEqual({ basisPoints: 349n, fixed: 0n });
  });
});
