import { type Redis } from 'ioredis';
import { type KeyRefusals } from '#application/gateways/ports/key-refusals';
import { type Log } from '#application/shared/ports/log';
import { type GatewayAccountId } from '#domain/shared/ids';

/** Long enough for somebody to look; a key that is still refused is noted again. */
const keptMs = 30 * 86_400_000;

type Needs = Readonly<{ redis: Redis; prefix: string; log: Log }>;

/** An instant for each account, which goes away by itself. */
export const redisKeyRefusals = ({ redis, prefix, log }: Needs): KeyRefusals => {
  const key = (account: GatewayAccountId): string => `${prefix}:key-refused:${account}`;
  const lost = (error: unknown): void => log.debug('key-refusals-away', { error });
  return {
    note: (account, at) => void redis.set(key(account), at.toISOString(), 'PX', keptMs).catch(lost),
    lastOf: async (accounts) => {
      if (accounts.length === 0) return [];
      try {
        const noted = await redis.mget(accounts.map(key));
        return noted.map((at) => (at === null ? null : new Date(at)));
      } catch (error) {
        lost(error);
        return accounts.map(() => null);
      }
    },
  };
};
