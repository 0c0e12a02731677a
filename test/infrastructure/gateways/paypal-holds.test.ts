import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type Currency } from '#domain/shared/currency';
import { money } from '#domain/shared/money';
import { anOpening, openPaypalAccount, type PaypalAccount, usd } from './paypal-account.ts';

let paypal: PaypalAccount;
beforeAll(async () => {
  paypal = await openPaypalAccount();
});
afterAll(() => paypal.close());

const dayMs = 86_400_000;

/** Money of a saved account that is held. */
const held = async (changes: Partial<OpeningCall> = {}) => {
  const call = anOpening({ source: 'sandbox-vault-ok', captureMethod: 'manual', ...changes });
  const news = await paypal.gateway.authorize(call);
  expect(news.kind).toBe('authorized');
  const { paymentId } = call;
  const reference = news.details!.reference!;
  return {
    paymentId,
    capture: { key: `${paymentId}:capture:1`, paymentId, reference, amount: usd(4_000n) },
    release: { key: `${paymentId}:void:1`, paymentId, reference },
  };
};

describe('held money at PayPal', () => {
  it('is taken in part, and the rest released', async () => {
    const { paymentId, capture, release } = await held();
    const taken = await paypal.gateway.capture(capture);
    expect(taken).toMatchObject({ kind: 'captured', amount: usd(4_000n), fee: usd(189n) });
    expect(paypal.wire.passed.at(-1)?.sent).toEqual({
      amount: { currency_code: 'USD', value: '40.00' },
      final_capture: true,
    });
    expect(await paypal.gateway.void(release)).toMatchObject({ kind: 'captured', amount: usd(4_000n) });
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it('is released, once', async () => {
    const { paymentId, capture, release } = await held();
    expect(await paypal.gateway.void(release)).toEqual({ kind: 'voided' });
    expect(await paypal.gateway.void({ ...release, key: `${release.key}:again` })).toMatchObject({
      kind: 'voided',
    });
    expect(await paypal.gateway.capture(capture)).toMatchObject({ kind: 'voided' });
    expect(await paypal.movements(paymentId)).toEqual(['void 10000']);
  });

  it('can not be taken beyond what PayPal allows, and stays held', async () => {
    const { paymentId, capture } = await held();
    expect(await paypal.gateway.capture({ ...capture, amount: usd(12_000n) })).toMatchObject({
      kind: 'declined',
      failure: { code: 'limit-exceeded', providerCode: 'MAX_CAPTURE_AMOUNT_EXCEEDED' },
    });
    expect(await paypal.gateway.capture({ ...capture, key: `${capture.key}:less` })).toMatchObject({
      kind: 'captured',
    });
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it('is held anew after the three days that PayPal honors it for, and then taken', async () => {
    const { paymentId, capture } = await held();
    await paypal.pass(4 * dayMs);
    expect(await paypal.gateway.capture(capture)).toMatchObject({ kind: 'captured', amount: usd(4_000n) });
    expect(paypal.wire.passed.slice(-2).map(({ path }) => path.split('/').at(-1))).toEqual([
      'reauthorize',
      'capture',
    ]);
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it('is taken as it is when PayPal will not hold it anew', async () => {
    const { paymentId, capture } = await held();
    await paypal.pass(4 * dayMs);
    const asked = { ...capture, amount: usd(11_600n) };
    // More than PayPal holds anew, and more than it gives: both are refused, and nothing is lost.
    expect(await paypal.gateway.capture(asked)).toMatchObject({ kind: 'declined' });
    expect(await paypal.gateway.capture({ ...capture, key: `${capture.key}:less` })).toMatchObject({
      kind: 'captured',
    });
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it.each(['before', 'after'] as const)('is taken once when holding it anew was silent %s', async (when) => {
    const { paymentId, capture } = await held();
    await paypal.pass(4 * dayMs);
    await paypal.fault('reauthorize', `timeout-${when}`);
    expect((await paypal.gateway.capture(capture)).kind).toBe('unknown');
    expect(await paypal.gateway.settle({ operation: 'capture', call: capture, asks: 0 })).toMatchObject({
      kind: 'captured',
    });
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it('is gone after 29 days', async () => {
    const { paymentId, capture } = await held();
    await paypal.pass(31 * dayMs);
    expect(await paypal.gateway.capture(capture)).toMatchObject({ kind: 'voided' });
    expect(await paypal.movements(paymentId)).toEqual(['void 10000']);
  });

  it('may wait for a review when it is taken', async () => {
    const { paymentId, capture } = await held({ source: 'sandbox-vault-pending' });
    expect(await paypal.gateway.capture(capture)).toMatchObject({ kind: 'pending' });
    await paypal.pass(60_000);
    expect(await paypal.gateway.settle({ operation: 'capture', call: capture, asks: 1 })).toMatchObject({
      kind: 'captured',
      amount: usd(4_000n),
    });
    expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
  });

  it.each(['timeout-before', 'timeout-after', 'reset-after', 'garbage', 'error-500', 'rate-limit'])(
    'is taken exactly once when the answer was lost (%s)',
    async (mode) => {
      const { paymentId, capture } = await held();
      await paypal.fault('capture', mode);
      expect((await paypal.gateway.capture(capture)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect(await paypal.gateway.settle({ operation: 'capture', call: capture, asks })).toMatchObject({
          kind: 'captured',
          amount: usd(4_000n),
        });
      expect(await paypal.movements(paymentId)).toEqual(['capture 4000']);
    },
  );

  it.each(['timeout-before', 'timeout-after', 'reset-after', 'error-500', 'rate-limit'])(
    'is released exactly once when the answer was lost (%s)',
    async (mode) => {
      const { paymentId, release } = await held();
      await paypal.fault('void', mode);
      expect((await paypal.gateway.void(release)).kind).toBe('unknown');
      for (const asks of [0, 1])
        expect((await paypal.gateway.settle({ operation: 'void', call: release, asks })).kind).toBe('voided');
      expect(await paypal.movements(paymentId)).toEqual(['void 10000']);
    },
  );

  it('was certainly not taken when PayPal did not even say what is held', async () => {
    const { paymentId, capture } = await held();
    await paypal.fault('lookup', 'timeout-before');
    expect((await paypal.gateway.capture(capture)).kind).toBe('not-executed');
    await paypal.fault('lookup', 'timeout-before');
    expect((await paypal.gateway.capture({ ...capture, again: true })).kind).toBe('unknown');
    expect(await paypal.movements(paymentId)).toEqual([]);
  });

  it('can be taken in whole forints only, and nobody is asked for less', async () => {
    const huf = (minor: bigint) => money(minor, 'HUF' as Currency);
    const { capture } = await held({ amount: huf(500_000n) });
    const before = paypal.wire.passed.length;
    expect(await paypal.gateway.capture({ ...capture, amount: huf(250_050n) })).toMatchObject({
      kind: 'declined',
      failure: { code: 'method-not-supported', providerCode: 'DECIMALS_NOT_SUPPORTED' },
    });
    expect(paypal.wire.passed.length).toBe(before);
    expect(await paypal.gateway.capture({ ...capture, amount: huf(250_000n) })).toMatchObject({
      kind: 'captured',
      amount: huf(250_000n),
    });
  });
});
