import { type Provider } from '#application/gateways/ports/provider';
import { readConfig } from '#bootstrap/config';
import { providers } from '#bootstrap/providers';
import { noon } from './sample-facts.ts';

/** As little as a start needs. None of it is printed, and nothing is opened with it. */
const environment = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017/kassa',
  REDIS_URL: 'redis://127.0.0.1:6379',
  JWT_SECRET: 'not-used-by-anything-but-the-printing-of-documents',
  DATA_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
};

/** Every provider there is, in their own order, to look at. */
export const knownProviders = (): readonly Provider[] =>
  providers(readConfig(environment), {
    now: () => noon,
    keeper: { replace: () => Promise.resolve('not-kept') },
  });
