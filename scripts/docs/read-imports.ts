import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';

/** One file of the source importing another, both as paths below `src`. */
export type Import = Readonly<{ from: string; to: string }>;

const specifiers = /(?:from|import)\s+'((?:#|\.\.?\/)[^']+)'/g;
const inSource = (specifier: string): boolean =>
  specifier.startsWith('.') || /^#(domain|application|infrastructure|interfaces|bootstrap)\//.test(specifier);

/** Every import between two files of our own source, in a fixed order. */
export const readImports = async (sourceFolder: string): Promise<readonly Import[]> => {
  const names = await readdir(sourceFolder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).sort();
  const found = await Promise.all(
    files.map(async (name) => {
      const from = relative('.', name).split(sep).join('/');
      const text = await readFile(join(sourceFolder, name), 'utf8');
      return [...text.matchAll(specifiers)]
        .flatMap(([, specifier]) => (specifier !== undefined && inSource(specifier) ? [specifier] : []))
        .map((specifier) => ({
          from,
          to: specifier.startsWith('#') ? `${specifier.slice(1)}.ts` : posix.join(dirname(from), specifier),
        }));
    }),
  );
  return found.flat();
};
