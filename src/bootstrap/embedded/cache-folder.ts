import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads and derived binaries are kept between runs. Losing it costs seconds, never data. */
export const cacheFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env['KASSA_CACHE'] ?? join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kassa');
