import { type OpenAccount } from '#application/gateways/ports/provider';
import { type OpeningCall, type RefundCall } from '#application/payments/ports/payment-gateway';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Money, money } from '#domain/shared/money';
import { paypalProvider } from '#infrastructure/gateways/paypal/paypal-provider';
import { type LedgerEntry } from '#sandbox/ledger';
import { type PaypalOptions } from '#sandbox/paypal/emulate-paypal';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { type Sandbox, startSandbox } from '#sandbox/start-sandbox';
import { controlClient } from '#test/sandbox/open-sandbox';
import { schemaProblems } from '#test/sandbox/paypal-schemas';
import { openPaypalWire, type PaypalWire } from '#test/sandbox/paypal-wire';

/** An account at an emulated PayPal, as the provider opens it, with a hand on what happens behind it. */
export type PaypalAccount = Required<Pick<OpenAccount, 'gateway' | 'dialect' | 'vault'>> &
  Readonly<{
    sandbox: Sandbox;
    wire: PaypalWire;
    payer(url: string, act?: 'pay' | 'cancel'): Promise<void>;
    /** The next call of this operation goes wrong, once. */
    fault(operation: string, mode: string): Promise<void>;
    /** What moved under any of these names, as `charge 10000`. */
    movements(...names: readonly string[]): Promise<readonly string[]>;
    pass(ms: number): Promise<void>;
    control: ReturnType<typeof controlClient>;
    /** Ends it, and fails when a request or an answer was not as PayPal's own schemas have it. */
    close(): Promise<void>;
  }>;

export const timeoutMs = 1_200;

export const openPaypalAccount = async (options: PaypalOptions = {}): Promise<PaypalAccount> => {
  const sandbox = await startSandbox({ paypal: options });
  const wire = await openPaypalWire(sandbox.urls.paypal!);
  const control = controlClient(sandbox.controlUrl);
  let offsetMs = 0;
  let isGarbled = false;
  const provider = paypalProvider({
    apiBase: wire.url,
    trustAnchors: sandbox.paypalCa,
    timeoutMs,
    now: () => new Date(Date.now() + offsetMs),
  });
  const { clientId, clientSecret, webhookId } = sandboxPaypalCredentials;
  const { gateway, dialect, vault } = provider.open({
    id: 'gwa_test' as GatewayAccountId,
    mode: 'test',
    settings: provider.settings.parse({ brandName: 'Kassa' }),
    credentials: { clientId, clientSecret, webhookIds: [webhookId] },
    retired: [],
    keyRefused: () => undefined,
  });
  return {
    gateway,
    dialect: dialect!,
    vault: vault!,
    sandbox,
    wire,
    control,
    payer: async (url, act = 'pay') => {
      const played = await control('POST', '/payer', { provider: 'paypal', paymentId: 'by-page', act, url });
      if (played.status !== 200) throw new Error(JSON.stringify(played.body));
    },
    fault: async (operation, mode) => {
      isGarbled ||= mode === 'garbage';
      const set = await control('POST', '/faults', { provider: 'paypal', operation, mode, times: 1 });
      if (set.status !== 200) throw new Error(JSON.stringify(set.body));
    },
    movements: async (...names) =>
      (await control<LedgerEntry[]>('GET', '/ledger/paypal')).body
        .filter(({ reference, status }) => names.includes(reference ?? '') && status === 'succeeded')
        .map(({ kind, amount }) => `${kind} ${amount}`),
    pass: async (ms) => {
      offsetMs += ms;
      await control('POST', '/clock', { advanceMs: ms });
    },
    close: async () => {
      await sandbox.stop();
      await wire.close();
      // Garbage that was asked for is no mistake of PayPal's.
      const whole = wire.passed.filter(
        ({ received, status }) => !isGarbled || status !== 200 || hasId(received),
      );
      expect(whole.flatMap(schemaProblems)).toEqual([]);
    },
  };
};

const hasId = (body: unknown): boolean => typeof body === 'object' && body !== null && 'id' in body;

export const usd = (minor: bigint): Money => money(minor, 'USD' as Currency);

let count = 0;
/** A payment of 100 dollars for the payer to approve; say what differs. */
export const anOpening = (changes: Partial<OpeningCall> = {}): OpeningCall => {
  count += 1;
  const paymentId = `pay_paypal${count}` as PaymentId;
  return {
    key: `${paymentId}:charge:0`,
    paymentId,
    amount: usd(10_000n),
    captureMethod: 'automatic',
    methodType: 'paypal',
    source: null,
    customerReference: null,
    offSession: false,
    number: `P-TEST-${count}`,
    orderId: null,
    description: 'A hat',
    returnUrl: 'https://shop.example/back',
    promisedAt: new Date(),
    ...changes,
  };
};

export const aRefund = (paymentReference: string, paymentId: PaymentId, minor: bigint): RefundCall => {
  const refundId = `ref_paypal${(count += 1)}` as RefundId;
  return {
    key: refundId,
    refundId,
    paymentId,
    paymentReference,
    reference: null,
    amount: usd(minor),
    reason: 'a test',
    promisedAt: new Date(),
  };
};
