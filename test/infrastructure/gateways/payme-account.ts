import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type RefundId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { paymeProvider } from '#infrastructure/gateways/payme/payme-provider';
import { type PaymeOptions } from '#sandbox/payme/emulate-payme';
import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { startSandbox } from '#sandbox/start-sandbox';
import { type LedgerEntry } from '#sandbox/ledger';
import { controlClient } from '#test/sandbox/open-sandbox';
import { type Fault } from '#test/support/control';

/** Cards that the emulator knows from the start. */
export const cards = {
  ok: 'sandbox-payme-card-ok',
  poor: 'sandbox-payme-card-poor',
  slow: 'sandbox-payme-card-slow',
  broken: 'sandbox-payme-card-broken',
} as const;

export const uzs = (minor: bigint) => money(minor, 'UZS' as Currency);
export const timeoutMs = 800;

/** An account at an emulated Payme of its own, and a hand on that. */
export const openPaymeAccount = async (options: PaymeOptions = {}) => {
  const sandbox = await startSandbox({ payme: { cancelDelayMs: 60_000, ...options } });
  const { merchantId, key, testKey } = sandboxPaymeCredentials;
  const time = { now: new Date() };
  const openWith = (
    credentials: Readonly<{ key?: string; testKey?: string }>,
    apiBase = `${sandbox.urls.payme!}/api`,
  ) =>
    paymeProvider({
      checkoutBase: sandbox.urls.payme,
      apiBase,
      timeoutMs,
      now: () => time.now,
      keeper: { replace: () => Promise.reject(new Error('nothing here changes a key')) },
    }).open({
      id: 'gwa_payme' as GatewayAccountId,
      mode: 'test',
      settings: {
        merchantId,
        accountField: 'order_id',
        accountKind: 'one-time',
        language: 'en',
        feeBasisPoints: 150,
        busyCode: -31_008,
      },
      credentials,
      retired: [],
      keyRefused: () => undefined,
    });
  const control = controlClient(sandbox.controlUrl);
  const rpc = async (method: string, params: object, auth = `${merchantId}:${testKey}`) => {
    const response = await fetch(`${sandbox.urls.payme!}/api`, {
      method: 'POST',
      headers: { 'x-auth': auth },
      body: JSON.stringify({ id: 1, method, params }),
    });
    return (await response.json()) as { result?: Record<string, never>; error?: { code: number } };
  };
  const { gateway, vault, merchant } = openWith({ key, testKey });
  let count = 0;
  return {
    gateway,
    vault: vault!,
    merchant: merchant!,
    openWith,
    time,
    /** Calls Payme as the shop does, or as a browser does (`auth`: the merchant id alone). */
    rpc,
    merchantId,
    fault: async (fault: Fault) => {
      await control('POST', '/faults', { provider: 'payme', times: 1, ...fault });
    },
    calm: async () => {
      await control('DELETE', '/faults');
    },
    /** Moves Payme's clock. */
    pass: async (ms: number) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    /** The movements of a payment, as Payme's own book has them. */
    movements: async (paymentId: PaymentId): Promise<string[]> =>
      (await control<LedgerEntry[]>('GET', '/ledger/payme')).body
        .filter(({ reference }) => reference === paymentId)
        .map(({ kind, amount }) => `${kind} ${amount}`),
    aCall: (source: string | null, changes: Partial<OpeningCall> = {}): OpeningCall => {
      count += 1;
      const paymentId = `pay_payme${count}` as PaymentId;
      return {
        key: `${paymentId}:charge:0`,
        paymentId,
        amount: uzs(5_000_000n),
        captureMethod: 'automatic',
        methodType: 'card',
        source,
        customerReference: null,
        offSession: false,
        number: `P-${count}`,
        orderId: null,
        description: null,
        returnUrl: null,
        promisedAt: time.now,
        ...changes,
      };
    },
    aRefund: (paymentReference: string, paymentId: PaymentId, minor: bigint) => {
      const refundId = `ref_payme${(count += 1)}` as RefundId;
      const base = { key: refundId, refundId, paymentId, paymentReference, reference: null };
      return { ...base, amount: uzs(minor), reason: 'returned', promisedAt: time.now };
    },
    close: () => sandbox.stop(),
  };
};
export type PaymeAccount = Awaited<ReturnType<typeof openPaymeAccount>>;
