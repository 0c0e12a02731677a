import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, type Keeper } from './journal.ts';
import { readJournal } from './read-journal.ts';

const bufferedMax = 4_000_000;

/** A journal in a file; `load` restores the keepers and compacts the file, and must run before anything is written. */
type FileJournal = Journal & { readonly load: () => Promise<void> };

/** Takes the data folder and gives a journal of JSON lines in it. Lines reach the operating system on `flush`. */
export const fileJournal = (folder: string): FileJournal => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'sandbox.jsonl');
  const keepers = new Map<string, Keeper>();
  let lineOf = new WeakMap<object, number>();
  let restored = new Map<number, object>();
  let lines = 0;
  let pending = '';
  let file: number | null = null;

  const flush = (): void => {
    if (file === null || pending === '') return;
    const bytes = Buffer.from(pending);
    pending = '';
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
  };
  const append = (line: string): void => {
    pending += line;
    lines += 1;
    if (pending.length > bufferedMax) flush();
  };
  const wrote = (kind: string, value: object): void => {
    append(`{"kind":"${kind}","value":${JSON.stringify(value)}}\n`);
    lineOf.set(value, lines);
  };
  const startOver = (): void => {
    if (file !== null) closeSync(file);
    lineOf = new WeakMap();
    lines = 0;
    pending = '';
    file = openSync(`${path}.new`, 'w');
  };
  /** Everything alive goes to a new file, which then takes the place of the old one in one step. */
  const compact = (): void => {
    startOver();
    for (const keeper of keepers.values()) for (const value of keeper.everything()) wrote(keeper.kind, value);
    flush();
    renameSync(`${path}.new`, path);
  };

  return {
    silent: false,
    keep: (keeper) => void keepers.set(keeper.kind, keeper),
    wrote,
    removed: (kind, id) => append(`{"kind":"${kind}","removed":${JSON.stringify(id)}}\n`),
    refer: (value) => {
      const line = lineOf.get(value);
      return line === undefined ? value : { $line: line };
    },
    resolve: (value) => ('$line' in value ? (restored.get(value.$line as number) ?? value) : value),
    flush,
    clear: () => {
      startOver();
      renameSync(`${path}.new`, path);
    },
    close: () => {
      flush();
      if (file !== null) closeSync(file);
      file = null;
    },
    load: async () => {
      await readJournal(path, (line, number) => {
        const keeper = keepers.get(line.kind);
        if ('removed' in line) keeper?.forget?.(line.removed);
        else {
          restored.set(number, line.value);
          keeper?.restore(line.value);
        }
      });
      compact();
      restored = new Map();
    },
  };
};
