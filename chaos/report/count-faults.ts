import { type Gateway, type Provider, providers } from '../plan/gateway.ts';
import { type DeliveryStats, type FaultsUsed } from '../system/sandbox-control.ts';

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

export type Faults = Readonly<{
  /** What broke, and how often. */
  byKind: Readonly<Record<string, number>>;
  byGateway: Readonly<Record<Gateway | 'machines', number>>;
}>;

/** `machines`: what broke beside providers, and was not a process of Kassa that was killed. */
export const countFaults = (
  machines: Readonly<Record<string, number>>,
  used: FaultsUsed,
  stats: Readonly<Record<Provider, DeliveryStats>>,
): Faults => {
  const modes: Record<string, number> = {};
  for (const provider of providers)
    for (const [mode, times] of Object.entries(used[provider])) modes[mode] = (modes[mode] ?? 0) + times;
  const sent = (what: 'duplicated' | 'dropped'): number => sumOf(providers.map((one) => stats[one][what]));
  const ofProvider = (provider: Provider): number =>
    sumOf(Object.values(used[provider])) + stats[provider].duplicated + stats[provider].dropped;
  return {
    byKind: {
      ...machines,
      ...modes,
      'webhooks repeated': sent('duplicated'),
      'webhooks dropped': sent('dropped'),
    },
    byGateway: {
      stripe: ofProvider('stripe'),
      paypal: ofProvider('paypal'),
      payme: ofProvider('payme'),
      click: ofProvider('click'),
      manual: 0,
      machines: sumOf(Object.values(machines)),
    },
  };
};
