import { availableParallelism } from 'node:os';

const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', {}] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.kassa'],
};
const tests = (...folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`);

export default {
  // Those with real engines wait as long as they work: two more than there are cores.
  maxWorkers: availableParallelism() + 2,
  // A machine that is busy with something else makes tests slow, not wrong.
  testTimeout: 60_000,
  workerIdleMemoryLimit: '700MB',
  projects: [
    { ...shared, displayName: 'fast', testMatch: tests('domain', 'architecture', 'interfaces') },
    {
      ...shared,
      displayName: 'real',
      testMatch: tests('application', 'infrastructure', 'sandbox', 'e2e', 'chaos', 'bootstrap'),
      globalSetup: '<rootDir>/test/support/engines-up.js',
      globalTeardown: '<rootDir>/test/support/engines-down.js',
    },
  ],
};
