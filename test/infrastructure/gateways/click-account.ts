import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type OpeningCall, type RefundCall } from '#application/payments/ports/payment-gateway';
import { type GatewayAccountId, type PaymentId, type RefundId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { authHeader } from '#infrastructure/gateways/click/click-auth';
import { clickProvider } from '#infrastructure/gateways/click/click-provider';
import { sandboxClickCredentials } from '#sandbox/click/click-settings';
import { type ClickOptions } from '#sandbox/click/emulate-click';
import { type LedgerEntry } from '#sandbox/ledger';
import { startSandbox } from '#sandbox/start-sandbox';
import { controlClient } from '#test/sandbox/open-sandbox';
import { som } from '#test/support/a-transaction';
import { type Fault } from '#test/support/control';

/** Cards that the emulator knows from the start. */
export const cards = {
  ok: 'sandbox-click-card-ok',
  poor: 'sandbox-click-card-poor',
  blocked: 'sandbox-click-card-blocked',
  slow: 'sandbox-click-card-slow',
  gone: 'sandbox-click-card-gone',
} as const;
export const timeoutMs = 400;
/** So'm. */
export const price = 50_000;

/** An account at an emulated Click of its own, and a hand on that. */
export const openClickAccount = async (options: ClickOptions = {}) => {
  const sandbox = await startSandbox({ click: options });
  const { secretKey, ...settings } = sandboxClickCredentials;
  const time = { now: new Date() };
  const openWith = (
    credentials: Readonly<{ secretKey: string }>,
    apiBase = `${sandbox.urls.click!}/v2/merchant`,
  ) =>
    clickProvider({
      apiBase,
      payBase: 'https://my.click.uz/services/pay',
      timeoutMs,
      now: () => time.now,
    }).open({
      id: 'gwa_click' as GatewayAccountId,
      mode: 'test',
      settings: { ...settings, cancelAfterSuccess: -9, feeBasisPoints: 200 },
      credentials,
      retired: [],
      keyRefused: () => undefined,
    });
  const control = controlClient(sandbox.controlUrl);
  const { gateway, vault } = openWith({ secretKey });
  let count = 0;
  const aCall = (source: string | null, changes: Partial<OpeningCall> = {}): OpeningCall => {
    count += 1;
    const paymentId = `pay_click${count}` as PaymentId;
    return {
      key: `${paymentId}:charge:0`,
      paymentId,
      amount: som(price),
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
  };
  return {
    gateway,
    vault: vault!,
    openWith,
    time,
    aCall,
    /** A payment that a card has paid. */
    paid: async () => {
      const call = aCall(cards.ok);
      const news = await gateway.charge(call);
      const reference = news.details?.reference;
      if (news.kind !== 'captured' || reference === undefined) throw new Error(`it was ${news.kind}`);
      return { call, reference };
    },
    aRefund: (paymentReference: string, amount: Money, isWhole: boolean): RefundCall => {
      const refundId = `ref_click${(count += 1)}` as RefundId;
      const paymentId = `pay_click${count}` as PaymentId;
      const base = { key: refundId, refundId, paymentId, paymentReference, reference: null };
      return { ...base, amount, isWhole, reason: 'returned', promisedAt: time.now };
    },
    fault: async (fault: Fault) => {
      await control('POST', '/faults', { provider: 'click', times: 1, ...fault });
    },
    /** Moves Click's clock. */
    pass: async (ms: number) => {
      await control('POST', '/clock', { advanceMs: ms });
    },
    /** As the shop's own page asks Click for a token, with the number that nobody else sees. */
    requestToken: async (cardNumber: string): Promise<string> => {
      const response = await fetch(`${sandbox.urls.click!}/v2/merchant/card_token/request`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          Auth: authHeader({ merchantUserId: settings.merchantUserId, secretKey }, time.now),
        },
        body: JSON.stringify({
          service_id: Number(settings.serviceId),
          card_number: cardNumber,
          expire_date: '1228',
          temporary: 0,
        }),
      });
      return ((await response.json()) as { card_token: string }).card_token;
    },
    movements: async (paymentId: PaymentId): Promise<string[]> =>
      (await control<LedgerEntry[]>('GET', '/ledger/click')).body
        .filter(({ reference }) => reference === paymentId)
        .map(({ kind, amount }) => `${kind} ${amount}`),
    close: () => sandbox.stop(),
  };
};

/** Where nobody listens: a port that somebody has just left. */
export const nowhere = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/v2/merchant`;
};
export type ClickAccount = Awaited<ReturnType<typeof openClickAccount>>;
