import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above this file that has a package.json: the same one from `src` and from `dist`. */
const findProjectRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above the source of Kassa');
    folder = parent;
  }
  return folder;
};

export const projectRoot = findProjectRoot();

/** A compiled file: child processes run from `dist`, also when the caller is a test that runs from source. */
export const builtFile = (path: string): string => join(projectRoot, 'dist', path);
