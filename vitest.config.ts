import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const tests = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  // What `#…` leads to is the source, as for the compiler.
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    globals: true,
    pool: 'forks',
    // A worker loads each module once, not once a file.
    isolate: false,
    // Those with real engines wait as long as they work: two more than there are cores.
    maxWorkers: availableParallelism() + 2,
    // A machine that is busy with something else makes tests slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { hooks: 'list' },
    projects: [
      { extends: true, test: { name: 'fast', include: tests('domain', 'architecture', 'interfaces') } },
      {
        extends: true,
        test: {
          name: 'real',
          include: tests('application', 'infrastructure', 'sandbox', 'e2e', 'chaos', 'bootstrap'),
          globalSetup: 'test/support/engines.ts',
        },
      },
    ],
  },
});
