import { LRUCache } from 'lru-cache';
import { type ApiKey } from '#domain/access/api-key';
import { type ApiKeyId } from '#domain/shared/ids';
import { type AccessPorts } from './access-ports.ts';

const noteEveryMs = 60_000;
const notedMax = 10_000;

/** Notes when a key was used, at most once a minute. Nobody waits for it, and it may be lost. */
export const noteUse = ({ keys, log }: Pick<AccessPorts, 'keys' | 'log'>) => {
  /** When this process noted it last, in ms: what was read of the key may be older than that. */
  const noted = new LRUCache<ApiKeyId, number>({ max: notedMax });
  return ({ id, lastUsedAt }: ApiKey, at: Date): void => {
    const lastMs = Math.max(lastUsedAt?.getTime() ?? 0, noted.get(id) ?? 0);
    if (at.getTime() - lastMs < noteEveryMs) return;
    noted.set(id, at.getTime());
    keys.noteUse(id, at).catch((error: unknown) => log.debug('api-key-use-not-noted', { keyId: id, error }));
  };
};
