import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type RateLimiter } from '../shared/ports/rate-limiter.ts';
import { type ApiKeyRepository } from './ports/api-key-repository.ts';
import { type KeySecrets } from './ports/key-secrets.ts';

/** All this module needs from the world. */
export interface AccessPorts {
  keys: ApiKeyRepository;
  secrets: KeySecrets;
  /** Counts wrong secrets; undefined: nothing is counted. */
  rates: RateLimiter | undefined;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
}
