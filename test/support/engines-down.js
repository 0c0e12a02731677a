/** Jest's global tear-down: stops what the set-up started and leaves no file behind. */
import { rmSync } from 'node:fs';

export default async function enginesDown() {
  const { engines, dataDir } = globalThis.kassaTestEngines ?? {};
  await engines?.kill();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
}
