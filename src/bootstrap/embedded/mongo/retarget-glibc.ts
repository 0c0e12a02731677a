import {
  offsetOfString,
  readElfSymbols,
  readVersionNeeds,
  rewriteVersionNeed,
  stringAt,
  symbolBytes,
  type ElfSymbols,
} from './elf-symbols.ts';

const newVersion = 'GLIBC_2.38';
const baseVersion: Partial<Record<NodeJS.Architecture, string>> = { x64: 'GLIBC_2.2.5', arm64: 'GLIBC_2.17' };

/** C23 spelling: the compiler's headers renamed these calls, the classic ones stand in every older C library. */
const c23Prefix = '__isoc23_';
/** What may be retargeted: same arguments, same result, only `errno` and binary literals differ from 2.38 on. */
const classicSymbols = new Set(['strtol', 'strtoll', 'strtoul', 'strtoull', 'sscanf', 'fscanf', 'fmod']);

/**
 * Lets a library that was linked against glibc 2.38 load on 2.36 and 2.37, by pointing its few references to 2.38 at
 * the classic symbols of the base version. Changes `file` in place and answers what it changed; throws on any symbol
 * that is not known to be safe, since a wrong guess would be a wrong number instead of an error.
 */
export const retargetGlibc = (file: Buffer, arch: NodeJS.Architecture = process.arch): string[] => {
  const elf = readElfSymbols(file);
  const needs = readVersionNeeds(file, elf).filter(({ version }) => version === newVersion);
  if (needs.length === 0) return [];
  const base = baseVersion[arch];
  const baseName = base === undefined ? undefined : offsetOfString(file, elf, base);
  if (base === undefined || baseName === undefined)
    throw new Error(`no base version of glibc known for ${arch}`);

  const changed = retargetSymbols(file, elf, new Set(needs.map(({ index }) => index)));
  for (const need of needs) rewriteVersionNeed(file, need, base, baseName);
  return changed;
};

const retargetSymbols = (file: Buffer, elf: ElfSymbols, versionIndexes: ReadonlySet<number>): string[] => {
  const changed: string[] = [];
  for (let i = 0; i < elf.symbols.size / symbolBytes; i += 1) {
    const hiddenFlagOff = file.readUInt16LE(elf.versions.offset + i * 2) & 0x7fff;
    if (!versionIndexes.has(hiddenFlagOff)) continue;
    const symbol = elf.symbols.offset + i * symbolBytes;
    const nameOffset = file.readUInt32LE(symbol);
    const name = stringAt(file, elf, nameOffset);
    const classic = name.startsWith(c23Prefix) ? name.slice(c23Prefix.length) : name;
    if (!classicSymbols.has(classic)) throw new Error(`${name}@${newVersion} has no known older equivalent`);
    // The classic name is the tail of the new one, so no string has to be added: start reading later.
    file.writeUInt32LE(nameOffset + name.length - classic.length, symbol);
    changed.push(classic);
  }
  return changed;
};
