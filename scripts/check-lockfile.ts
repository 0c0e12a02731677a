/**
 * `node dist/scripts/check-lockfile.js [package-lock.json]`: fails when a package names an optional platform package that
 * the lockfile does not know. Such a lockfile was written on a machine whose registry lacked it, and `npm ci` refuses it
 * elsewhere.
 */
import { readFileSync } from 'node:fs';

type LockedPackage = { version?: string; optionalDependencies?: Record<string, string> };

const folder = 'node_modules/';
const nameOf = (path: string): string => path.slice(path.lastIndexOf(folder) + folder.length);

/** `package@version wants platform-package@version`, for each that is missing. */
const findGaps = (packages: Readonly<Record<string, LockedPackage>>): string[] => {
  const known = new Set(Object.keys(packages).map(nameOf));
  return Object.entries(packages)
    .filter(([path]) => path.includes(folder))
    .flatMap(([path, { version = '', optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([wanted]) => !known.has(wanted))
        .map(([wanted, range]) => `${nameOf(path)}@${version} wants ${wanted}@${range}`),
    );
};

const file = process.argv[2] ?? 'package-lock.json';
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> };
const gaps = findGaps(packages);
for (const gap of gaps) console.error(gap);
console.log(gaps.length === 0 ? `${file} is complete.` : `${file} lacks ${gaps.length} platform packages.`);
process.exitCode = gaps.length === 0 ? 0 : 1;
