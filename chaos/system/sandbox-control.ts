import { type FaultRequest } from '#sandbox/faults/fault-rule';
import { type LedgerEntry } from '#sandbox/ledger';
import { type Weather } from '../plan/weather.ts';

export type DeliveryStats = Readonly<{
  delivered: number;
  duplicated: number;
  dropped: number;
  waiting: number;
  running: number;
}>;

/** Steers the provider emulators through their control API (contract §7). */
export type SandboxControl = Readonly<{
  setWeather(weather: Weather): Promise<void>;
  /** The provider behaves again. */
  clear(): Promise<void>;
  /** How often each way of misbehaving was used so far. */
  faultsUsed(): Readonly<Record<string, number>>;
  /** Plays the customer before the bank's page; nothing happens when nobody is asked for. */
  completeChallenge(paymentId: string, outcome: 'succeeded' | 'failed'): Promise<void>;
  ledger(): Promise<readonly LedgerEntry[]>;
  webhookStats(): Promise<DeliveryStats>;
}>;

const provider = 'stripe';
type Method = 'GET' | 'POST' | 'DELETE';
type Rule = Readonly<{ mode: FaultRequest['mode']; used: number }>;

export const sandboxControl = (url: string): SandboxControl => {
  const used: Record<string, number> = {};
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
  const clearFaults = async (): Promise<void> => {
    for (const { mode, used: times } of (await call('GET', '/faults')) as Rule[])
      used[mode] = (used[mode] ?? 0) + times;
    await call('DELETE', '/faults');
  };
  return {
    setWeather: async ({ faults, webhooks }) => {
      await clearFaults();
      for (const fault of faults) await call('POST', '/faults', { provider, ...fault });
      await call('POST', '/webhooks/policy', { provider, ...webhooks });
    },
    clear: async () => {
      await clearFaults();
      await call('POST', '/webhooks/policy', { provider });
    },
    faultsUsed: () => used,
    completeChallenge: async (paymentId, outcome) => {
      const answer = await request('POST', `/actions/${paymentId}/complete`, { outcome });
      await answer.body?.cancel();
    },
    ledger: async () => (await call('GET', `/ledger/${provider}`)) as LedgerEntry[],
    webhookStats: async () =>
      ((await call('GET', '/webhooks/stats')) as Record<string, DeliveryStats>)[provider] ?? noStats,
  };
};

const noStats: DeliveryStats = { delivered: 0, duplicated: 0, dropped: 0, waiting: 0, running: 0 };
