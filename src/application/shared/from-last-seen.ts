import { type Finder, load } from './load.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/**
 * Runs a decide-save upon an aggregate as it was last seen, which saves a read; if someone saved since, it is loaded and
 * decided upon anew. Never wrap a call to a provider in this.
 */
export const fromLastSeen = <A extends Readonly<{ tenantId: unknown; id: string }>, T>(
  repository: Finder<A>,
  lastSeen: A,
  attempt: (aggregate: A) => Promise<T>,
): Promise<T> => {
  let seen: A | undefined = lastSeen;
  return retryOnConflict(async () => {
    const aggregate = seen ?? (await load(repository, lastSeen.tenantId, lastSeen.id));
    seen = undefined;
    return attempt(aggregate);
  });
};
