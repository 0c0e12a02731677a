/**
 * As much of the ELF64 format as it takes to see which versions of which symbols a shared library wants from others.
 * Field offsets are those of the System V ABI and of the GNU symbol versioning extension.
 */
type Section = Readonly<{ type: number; offset: number; size: number; link: number }>;

export type ElfSymbols = Readonly<{
  symbols: Section;
  strings: Section;
  versions: Section;
  needs: Section | undefined;
}>;

/** An entry of the version table: "of that library I want symbols of this version". */
export type VersionNeed = Readonly<{ offset: number; version: string; index: number }>;

const sectionType = { dynamicSymbols: 11, versionNeeds: 0x6ffffffe, versions: 0x6fffffff } as const;
export const symbolBytes = 24;

export const readElfSymbols = (file: Buffer): ElfSymbols => {
  const isElf64LittleEndian =
    file.length > 64 && file.readUInt32BE(0) === 0x7f454c46 && file.readUInt16LE(4) === 0x0102;
  if (!isElf64LittleEndian) throw new Error('not a 64-bit little-endian ELF file');
  const sections = readSections(file);
  const symbols = sections.find(({ type }) => type === sectionType.dynamicSymbols);
  const versions = sections.find(({ type }) => type === sectionType.versions);
  const strings = symbols && sections[symbols.link];
  if (!symbols || !versions || !strings) throw new Error('an ELF file without versioned dynamic symbols');
  return {
    symbols,
    strings,
    versions,
    needs: sections.find(({ type }) => type === sectionType.versionNeeds),
  };
};

const readSections = (file: Buffer): Section[] => {
  const table = Number(file.readBigUInt64LE(40));
  return Array.from({ length: file.readUInt16LE(60) }, (_, i) => {
    const at = table + i * file.readUInt16LE(58);
    return {
      type: file.readUInt32LE(at + 4),
      offset: Number(file.readBigUInt64LE(at + 24)),
      size: Number(file.readBigUInt64LE(at + 32)),
      link: file.readUInt32LE(at + 40),
    };
  });
};

/** The zero-terminated string at an offset of the string table. */
export const stringAt = (file: Buffer, { strings }: ElfSymbols, offset: number): string =>
  file.toString('latin1', strings.offset + offset, file.indexOf(0, strings.offset + offset));

/** Where in the string table a whole string begins. */
export const offsetOfString = (file: Buffer, { strings }: ElfSymbols, wanted: string): number | undefined => {
  const table = file.subarray(strings.offset, strings.offset + strings.size);
  const found = table.indexOf(`\0${wanted}\0`, 0, 'latin1');
  return found < 0 ? undefined : found + 1;
};

export const readVersionNeeds = (file: Buffer, elf: ElfSymbols): VersionNeed[] => {
  const found: VersionNeed[] = [];
  let library = elf.needs?.offset;
  while (library !== undefined) {
    let entry = library + file.readUInt32LE(library + 8);
    for (let left = file.readUInt16LE(library + 2); left > 0; left -= 1) {
      found.push({
        offset: entry,
        version: stringAt(file, elf, file.readUInt32LE(entry + 8)),
        index: file.readUInt16LE(entry + 6),
      });
      entry += file.readUInt32LE(entry + 12);
    }
    const next = file.readUInt32LE(library + 12);
    library = next === 0 ? undefined : library + next;
  }
  return found;
};

/** Makes a version entry want another version; `nameOffset` is where that version's name stands among the strings. */
export const rewriteVersionNeed = (
  file: Buffer,
  need: VersionNeed,
  version: string,
  nameOffset: number,
): void => {
  file.writeUInt32LE(sysvHash(version), need.offset);
  file.writeUInt32LE(nameOffset, need.offset + 8);
};

/** The hash by which the dynamic linker compares version names. */
const sysvHash = (name: string): number => {
  let hash = 0;
  for (const byte of Buffer.from(name, 'latin1')) {
    hash = (hash * 16 + byte) >>> 0;
    const high = (hash & 0xf0000000) >>> 0;
    hash = (hash ^ (high >>> 24) ^ high) >>> 0;
  }
  return hash;
};
