import { type LedgerEntry } from '#sandbox/ledger';
import { jsonCall } from './json-call.ts';
import { type Refund } from './kassa.ts';

/** Later than Kassa asks by itself. */
const lateMs = 15_000;

/** The providers' side of the demo: their books, and what only a provider or a payer can do. */
export type Sandbox = Readonly<{
  ledger(provider: string): Promise<readonly LedgerEntry[]>;
  /** The payer pays on the page that they were sent to. */
  pay(provider: string, paymentId: string): Promise<void>;
  /** Payme's support gives a part of a payment back by hand. */
  giveBackPart(refund: Refund): Promise<void>;
  completeChallenge(paymentId: string): Promise<void>;
  openDispute(paymentId: string): Promise<void>;
  /** The next charge is executed, but its answer is lost and its webhooks are late. */
  keepNextChargeSecret(): Promise<void>;
  /** Stripe tells nobody what happens. */
  keepWebhooksBack(): Promise<void>;
  behaveAgain(): Promise<void>;
  /** The provider's id of its event of this type about this intent. */
  findEvent(type: string, intentId: string): Promise<string>;
  resend(eventId: string): Promise<void>;
  delivered(): Promise<number>;
}>;

const provider = 'stripe';
type Event = Readonly<{ id: string; data: Readonly<{ object: Readonly<{ id: string }> }> }>;

export const sandbox = (controlUrl: string): Sandbox => {
  const call = async <Body>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Body> => {
    const said = await jsonCall<Body>({ method, url: `${controlUrl}${path}`, ...(body && { body }) });
    if (said.status >= 300) throw new Error(`sandbox: ${method} ${path}: ${JSON.stringify(said.body)}`);
    return said.body;
  };
  return {
    ledger: (of) => call('GET', `/ledger/${of}`),
    pay: (at, paymentId) => call('POST', '/payer', { provider: at, paymentId, act: 'pay' }),
    giveBackPart: ({ id, paymentId, amount }) =>
      call('POST', '/cabinet/partial-refund', { provider: 'payme', paymentId, refundId: id, amount }),
    completeChallenge: (id) => call('POST', `/actions/${id}/complete`, { outcome: 'succeeded' }),
    openDispute: (paymentId) =>
      call('POST', '/disputes', { provider, paymentId, reason: 'product_not_received' }),
    keepNextChargeSecret: async () => {
      await call('POST', '/faults', { provider, operation: 'charge', mode: 'timeout-after', times: 1 });
      await call('POST', '/webhooks/policy', { provider, delayMs: lateMs });
    },
    keepWebhooksBack: () => call('POST', '/webhooks/policy', { provider, drop: 1 }),
    behaveAgain: async () => {
      await call('DELETE', '/faults');
      await call('POST', '/webhooks/policy', { provider });
    },
    findEvent: async (type, intentId) => {
      const { emulators } = await call<{ emulators: Record<string, string> }>('GET', '/');
      const { body } = await jsonCall<{ data: readonly Event[] }>({
        method: 'GET',
        url: `${emulators[provider] ?? ''}/v1/events?type=${type}&limit=100`,
        headers: { authorization: 'Bearer sk_test_kassa_demo' },
      });
      const event = body.data.find(({ data }) => data.object.id === intentId);
      if (!event) throw new Error(`the provider knows no ${type} of ${intentId}`);
      return event.id;
    },
    resend: (eventId) => call('POST', '/webhooks/resend', { provider, eventId }),
    delivered: async () => {
      const stats = await call<Record<string, { delivered: number }>>('GET', '/webhooks/stats');
      return stats[provider]?.delivered ?? 0;
    },
  };
};
