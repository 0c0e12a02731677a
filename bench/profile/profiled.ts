import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtFile } from '#bootstrap/embedded/project-root';

/** The environment of a process that writes a CPU profile of every stretch between two SIGUSR2. */
export const profiled = (env: NodeJS.ProcessEnv, name: string, folder: string): NodeJS.ProcessEnv => ({
  ...env,
  NODE_OPTIONS: `--import=${pathToFileURL(builtFile('bench/profile/profile-on-signal.js')).href}`,
  BENCH_PROFILE_NAME: name,
  BENCH_PROFILE_DIR: resolve(folder),
});
