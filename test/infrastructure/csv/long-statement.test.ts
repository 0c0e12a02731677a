import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

/** `npm run reconcile:proof` reads a hundred. */
const megabytes = process.env['RECONCILE_PAYMENTS'] === undefined ? 4 : 100;
const growthMax = 100 * 1_024 * 1_024;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Read = Readonly<{ lines: number; bytes: number; growthBytes: number }>;

it(`reads a statement of ${megabytes} MB in bounded memory`, async () => {
  const entry = fileURLToPath(new URL('./reading-process.mjs', import.meta.url));
  const child = fork(entry, [String(megabytes)], { execArgv: [] });
  const [read] = (await once(child, 'message')) as [Read];
  expect(read.bytes).toBeGreaterThanOrEqual(megabytes * 1_024 * 1_024);
  expect(read.lines).toBeGreaterThan(megabytes * 9_000);
  expect(read.growthBytes).toBeLessThan(growthMax);
});
