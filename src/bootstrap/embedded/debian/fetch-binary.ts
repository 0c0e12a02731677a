import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#domain/shared/result';
import { findOnPath } from './find-on-path.ts';
import { type PackageReach, unpackDebianPackages } from './unpack-packages.ts';

/** A program to run, and where its libraries are when they are not the system's: a value for LD_LIBRARY_PATH. */
export type Binary = Readonly<{ path: string; libraries?: string }>;

export type WantedBinary = Readonly<{
  /** Where the packages are, or will be, unpacked. */
  folder: string;
  packages: readonly string[];
  reach: PackageReach;
  /** Of the program, inside the folder. */
  path: string;
  /** Folders of libraries beside the usual ones, inside them. */
  libraryFolders?: readonly string[];
}>;

/** `why`: a clause that ends a sentence. */
export type NotFetched = Readonly<{ why: string; cause?: unknown }>;

/** A program of the distribution's own packages, unpacked without installing anything: once, then found again. */
export const fetchBinary = async (
  { folder, packages, reach, path, libraryFolders = [] }: WantedBinary,
  env: NodeJS.ProcessEnv,
): Promise<Result<Binary, NotFetched>> => {
  if (!existsSync(folder)) {
    const missing = ['apt-get', 'dpkg'].find((tool) => findOnPath(tool, env) === undefined);
    if (missing !== undefined) return err({ why: `no ${missing} to fetch it with` });
    try {
      await unpackDebianPackages(folder, packages, reach);
    } catch (cause) {
      const said = cause instanceof Error ? (cause.message.trim().split('\n').at(-1) ?? '') : String(cause);
      return err({ why: `fetching it from this system's package sources failed: ${said}`, cause });
    }
  }
  const system = readdirSync(join(folder, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'));
  const usual = system === undefined ? [] : [join(folder, 'usr/lib', system), join(folder, 'lib', system)];
  const libraries = usual.flatMap((place) => [place, ...libraryFolders.map((name) => join(place, name))]);
  return ok({ path: join(folder, path), libraries: libraries.join(':') });
};
