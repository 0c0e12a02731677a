import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type startEngines as StartEngines } from '#bootstrap/embedded/start-engines';

const built = new URL('../../dist/src/bootstrap/embedded/start-engines.js', import.meta.url);
/** Tests need no durability beyond a process crash, so memory serves when there is any. */
const memory = '/dev/shm';

/**
 * Before all tests: the engines that run already (MONGODB_URI, REDIS_URL), else embedded ones on a folder of their own.
 * Gives what to do after all of them: it stops what was started and leaves no file behind.
 */
export default async function enginesUp(): Promise<() => Promise<void>> {
  if (!existsSync(fileURLToPath(built)))
    throw new Error('The engines are not built: run `npm run build` first.');
  const { startEngines } = (await import(built.href)) as { startEngines: typeof StartEngines };
  const dataDir = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'kassa-test-'));
  const { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl } = process.env;
  const engines = await startEngines({
    dataDir,
    ...(mongodbUri && { mongodbUri }),
    ...(redisUrl && { redisUrl }),
  });
  process.env.MONGODB_URI = engines.mongodbUri;
  process.env.REDIS_URL = engines.redisUrl;
  process.env.KASSA_TEST_SPARES = join(dataDir, 'spare-databases');
  mkdirSync(process.env.KASSA_TEST_SPARES);
  return async () => {
    await engines.kill();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
