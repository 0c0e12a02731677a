import { anOpening, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

const hourMs = 3_600_000;
const saved = (source: string) => anOpening({ source, offSession: true, returnUrl: null });

describe('a saved account, charged while its owner is away', () => {
  let paypal: PaypalAccount;
  beforeAll(async () => {
    paypal = await openPaypalAccount();
  });
  afterAll(() => paypal.close());

  it('is charged by the request that makes the order, once under one key', async () => {
    const call = saved('sandbox-vault-ok');
    const first = await paypal.gateway.charge(call);
    expect(first).toMatchObject({ kind: 'captured', amount: usd(10_000n), fee: usd(398n) });
    expect(paypal.wire.passed.at(-1)).toMatchObject({
      sent: { payment_source: { paypal: { stored_credential: { payment_initiator: 'MERCHANT' } } } },
    });
    expect(await paypal.gateway.charge(call)).toEqual(first);
    expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
  });

  it.each([
    ['sandbox-vault-declined', 'card-declined', '0500'],
    ['sandbox-vault-gone', 'invalid-account', 'TOKEN_ID_NOT_FOUND'],
  ])('is declined when PayPal says so (%s)', async (source, code, providerCode) => {
    const call = saved(source);
    const declined = { kind: 'declined', failure: { code, providerCode } };
    expect(await paypal.gateway.charge(call)).toMatchObject(declined);
    expect(await paypal.gateway.charge(call)).toMatchObject(declined);
    expect(await paypal.movements(call.paymentId)).toEqual([]);
  });

  it.each([
    ['sandbox-vault-pending', { kind: 'captured', amount: usd(10_000n) }, ['charge 10000']],
    ['sandbox-vault-denied', { kind: 'declined', failure: { code: 'card-declined' } }, []],
  ])('may be reviewed first (%s)', async (source, ending, movements) => {
    const call = saved(source);
    const news = await paypal.gateway.charge(call);
    expect(news.kind).toBe('pending');
    await paypal.pass(60_000);
    const doubt = { operation: 'charge', call, reference: news.details!.reference!, asks: 1 } as const;
    expect(await paypal.gateway.settle(doubt)).toMatchObject(ending);
    expect(await paypal.movements(call.paymentId)).toEqual(movements);
  });

  it.each(['timeout-before', 'timeout-after', 'reset', 'reset-after', 'error-500', 'garbage'])(
    'is charged exactly once when the answer was lost (%s)',
    async (mode) => {
      const call = saved('sandbox-vault-ok');
      await paypal.fault('charge', mode);
      expect((await paypal.gateway.charge(call)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect(
          await paypal.gateway.settle({ operation: 'charge', call, reference: null, asks }),
        ).toMatchObject({ kind: 'captured', amount: usd(10_000n) });
      expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
    },
  );

  it('was certainly not charged when PayPal turned us away', async () => {
    const call = saved('sandbox-vault-ok');
    await paypal.fault('charge', 'rate-limit');
    expect((await paypal.gateway.charge(call)).kind).toBe('not-executed');
    await paypal.fault('charge', 'rate-limit');
    const doubt = { operation: 'charge', call, reference: null, asks: 0 } as const;
    expect((await paypal.gateway.settle(doubt)).kind).toBe('unknown');
    expect(await paypal.movements(call.paymentId)).toEqual([]);
  });

  it('is never asked for again after PayPal has forgotten the request; its reports may still name it', async () => {
    const [taken, lost] = [saved('sandbox-vault-ok'), saved('sandbox-vault-ok')];
    await paypal.fault('charge', 'timeout-after');
    expect((await paypal.gateway.charge(taken)).kind).toBe('unknown');
    await paypal.fault('charge', 'timeout-before');
    expect((await paypal.gateway.charge(lost)).kind).toBe('unknown');
    await paypal.pass(7 * hourMs);
    const settle = (call: typeof taken) =>
      paypal.gateway.settle({ operation: 'charge', call, reference: null, asks: 20 });
    expect(await settle(taken)).toMatchObject({
      kind: 'captured',
      amount: usd(10_000n),
      details: { reference: expect.any(String) },
    });
    expect((await settle(lost)).kind).toBe('unknown');
    expect(await paypal.movements(taken.paymentId)).toEqual(['charge 10000']);
    expect(await paypal.movements(lost.paymentId)).toEqual([]);
  });

  it('can be charged for an order that was made for a browser', async () => {
    const call = anOpening();
    const prepared = await paypal.gateway.prepare(call);
    const { paymentId, amount, captureMethod, returnUrl } = call;
    const confirm = { key: `${paymentId}:confirm:1`, paymentId, amount, captureMethod, returnUrl };
    const reference = prepared.details!.reference!;
    expect(await paypal.gateway.confirm({ ...confirm, reference, source: 'sandbox-vault-ok' })).toMatchObject(
      { kind: 'captured' },
    );
    expect(await paypal.movements(paymentId)).toEqual(['charge 10000']);
  });
});

describe('a PayPal that refuses a request id with another body', () => {
  it('is asked with the same body every time', async () => {
    const paypal = await openPaypalAccount({ requestIdReuse: 'refuse' });
    const call = saved('sandbox-vault-ok');
    await paypal.fault('charge', 'timeout-after');
    expect((await paypal.gateway.charge(call)).kind).toBe('unknown');
    expect(
      await paypal.gateway.settle({ operation: 'charge', call, reference: null, asks: 0 }),
    ).toMatchObject({ kind: 'captured' });
    expect(await paypal.movements(call.paymentId)).toEqual(['charge 10000']);
    await paypal.close();
  });
});
