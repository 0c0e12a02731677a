/** Jest's global set-up: the engines that run already (MONGODB_URI, REDIS_URL), else embedded ones on a folder of their own. */
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = new URL('../../dist/src/bootstrap/embedded/start-engines.js', import.meta.url);
/** Tests need no durability beyond a process crash, so memory serves when there is any. */
const memory = '/dev/shm';

export default async function enginesUp() {
  if (!existsSync(fileURLToPath(built)))
    throw new Error('The engines are not built: run `npm run build` first.');
  const { startEngines } = await import(built.href);
  const dataDir = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'kassa-test-'));
  const engines = await startEngines({
    dataDir,
    mongodbUri: process.env.MONGODB_URI || undefined,
    redisUrl: process.env.REDIS_URL || undefined,
  });
  process.env.MONGODB_URI = engines.mongodbUri;
  process.env.REDIS_URL = engines.redisUrl;
  process.env.KASSA_TEST_SPARES = join(dataDir, 'spare-databases');
  mkdirSync(process.env.KASSA_TEST_SPARES);
  globalThis.kassaTestEngines = { engines, dataDir };
}
