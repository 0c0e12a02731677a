import { LRUCache } from 'lru-cache';
import { type GatewayAccount, sealingContext, stillBelieved } from '#domain/gateways/gateway-account';
import { type GatewaysPorts } from './gateways-ports.ts';
import { type KnownAccount } from './known-account.ts';

const countMax = 1_000;
/** Secrets of accounts that nobody uses leave the memory after a while. */
const ageMaxMs = 600_000;

type Opened = Readonly<{ account: KnownAccount; /** When a retired credential ends. */ until: number }>;

/**
 * Opens tenants' accounts: decrypts the credentials and has the provider make its adapters of them. Done once for each
 * version of an account, and once more when credentials that were retired have ended.
 */
export const accountOpener = ({
  providers,
  secrets,
  guard,
  clock,
}: Pick<GatewaysPorts, 'providers' | 'secrets' | 'guard' | 'clock'>) => {
  const opened = new LRUCache<string, Opened>({ max: countMax, ttl: ageMaxMs });

  const open = (account: GatewayAccount): Opened => {
    const { id, tenantId, mode } = account;
    const provider = providers.find(({ name }) => name === account.provider);
    if (!provider) throw new Error(`no provider ${account.provider} is known, but ${id} is an account there`);
    const credentialsIn = ({ sealed }: Readonly<{ sealed: string }>): unknown =>
      provider.credentials.parse(JSON.parse(secrets.open(sealed, sealingContext(account))));
    const believed = stillBelieved(account, clock.now());
    const access = {
      id,
      mode,
      settings: provider.settings.parse(account.settings),
      credentials: credentialsIn(account.credentials),
      retired: believed.map(credentialsIn),
    };
    const adapters = guard(id, provider.name, (keyRefused) => provider.open({ ...access, keyRefused }));
    return {
      account: { id, tenantId, provider: provider.name, mode, open: adapters },
      until: Math.min(...believed.map(({ until }) => until.getTime())),
    };
  };

  return (account: GatewayAccount): KnownAccount => {
    const key = `${account.id}:${account.version}`;
    const known = opened.get(key);
    if (known && clock.now().getTime() < known.until) return known.account;
    const anew = open(account);
    opened.set(key, anew);
    return anew.account;
  };
};
export type AccountOpener = ReturnType<typeof accountOpener>;
