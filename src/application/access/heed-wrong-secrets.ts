import { LRUCache } from 'lru-cache';
import { type ApiKeyId } from '#domain/shared/ids';
import { type AccessPorts } from './access-ports.ts';

const tellEveryMs = 60_000;
const toldMax = 1_000;

/**
 * Counts wrong secrets for a key and tells when they are many. It refuses nothing: ids are no secret, and whoever knows one
 * could lock its service out. What refuses is the count by address.
 */
export const heedWrongSecrets = ({ rates, log }: Pick<AccessPorts, 'rates' | 'log'>) => {
  const told = new LRUCache<ApiKeyId, true>({ max: toldMax, ttl: tellEveryMs });
  return async (id: ApiKeyId): Promise<void> => {
    const verdict = await rates?.take([{ rate: 'failures', of: id }]);
    if (!verdict || verdict.allowed || told.has(id)) return;
    told.set(id, true);
    log.warn('api-key-under-attack', { keyId: id, limit: verdict.limit });
  };
};
