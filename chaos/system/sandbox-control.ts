import { type FaultRequest } from '#sandbox/faults/fault-rule';
import { type LedgerEntry } from '#sandbox/ledger';
import { type Provider, providers } from '../plan/gateway.ts';
import { type Weather } from '../plan/weather.ts';

/** What became of what a provider has to tell us. Some of it is not told of every provider. */
export type DeliveryStats = Readonly<{
  duplicated: number;
  dropped: number;
  waiting: number;
  running: number;
  /** Payme: repeated calls that we answered otherwise than the first time. */
  differing?: number;
  lastDifference?: Readonly<{ method: string; first: string; second: string }> | null;
  /** Click: answers that break its protocol, and payers' money that waits for a person there. */
  wrongAnswers?: number;
  wrong?: readonly string[];
  manual?: number;
}>;

/** An event that the provider says it has delivered. */
export type DeliveredEvent = Readonly<{ id: string; type: string }>;
export type FaultsUsed = Readonly<Record<Provider, Readonly<Record<string, number>>>>;
type Act = 'pay' | 'cancel' | 'abandon';

/** Steers the provider emulators through their control API (contract §7). */
export type SandboxControl = Readonly<{
  setWeather(weather: Weather): Promise<void>;
  /** The providers behave again. */
  clear(): Promise<void>;
  /** How often each way of misbehaving was used so far. */
  faultsUsed(): FaultsUsed;
  /** Plays the customer before the bank's page; nothing happens when nobody is asked for. */
  completeChallenge(paymentId: string, outcome: 'succeeded' | 'failed'): Promise<void>;
  /** Plays the payer on the provider's page. False: they got no further than the door. */
  visit(provider: Provider, paymentId: string, act: Act): Promise<boolean>;
  /** Payme's support gives a part back by hand; the same refund twice is given once. False: it can't. */
  giveBackPart(asked: Readonly<{ paymentId: string; refundId: string; amount: number }>): Promise<boolean>;
  ledger(provider: Provider): Promise<readonly LedgerEntry[]>;
  delivered(provider: Provider): Promise<readonly DeliveredEvent[]>;
  stats(): Promise<Readonly<Record<Provider, DeliveryStats>>>;
}>;

type Method = 'GET' | 'POST' | 'DELETE';
type Rule = Readonly<{ provider: Provider; mode: FaultRequest['mode']; used: number }>;

export const sandboxControl = (url: string): SandboxControl => {
  const used = Object.fromEntries(providers.map((provider) => [provider, {}])) as Record<
    Provider,
    Record<string, number>
  >;
  const request = (method: Method, path: string, body?: object): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const call = async (method: Method, path: string, body?: object): Promise<unknown> => {
    const answer = await request(method, path, body);
    if (!answer.ok)
      throw new Error(`sandbox: ${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  /** Tells whether it could be done; whatever the answer says is not looked at. */
  const attempt = async (path: string, body: object): Promise<boolean> => {
    const answer = await request('POST', path, body);
    await answer.body?.cancel();
    return answer.ok;
  };
  const clearFaults = async (): Promise<void> => {
    for (const { provider, mode, used: times } of (await call('GET', '/faults')) as Rule[])
      used[provider][mode] = (used[provider][mode] ?? 0) + times;
    await call('DELETE', '/faults');
  };
  return {
    setWeather: async ({ moods }) => {
      await clearFaults();
      for (const { provider, faults, webhooks } of moods) {
        for (const fault of faults) await call('POST', '/faults', { provider, ...fault });
        await call('POST', '/webhooks/policy', { provider, ...webhooks });
      }
    },
    clear: async () => {
      await clearFaults();
      for (const provider of providers) await call('POST', '/webhooks/policy', { provider });
    },
    faultsUsed: () => used,
    completeChallenge: async (paymentId, outcome) => {
      await attempt(`/actions/${paymentId}/complete`, { outcome });
    },
    visit: (provider, paymentId, act) => attempt('/payer', { provider, paymentId, act }),
    giveBackPart: (asked) => attempt('/cabinet/partial-refund', { provider: 'payme', ...asked }),
    ledger: async (provider) => (await call('GET', `/ledger/${provider}`)) as LedgerEntry[],
    delivered: async (provider) => (await call('GET', `/webhooks/delivered/${provider}`)) as DeliveredEvent[],
    stats: async () => (await call('GET', '/webhooks/stats')) as Record<Provider, DeliveryStats>,
  };
};
