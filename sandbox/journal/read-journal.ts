import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type JournalLine, parseJournalLine } from './journal-line.ts';

/**
 * Takes a journal file and a callback that gets each line with its number. A torn last line, which a killed
 * process leaves behind, is left out; a broken line before the last is an error, because records after it exist.
 */
export const readJournal = async (
  path: string,
  each: (line: JournalLine, number: number) => void,
): Promise<void> => {
  if (!existsSync(path)) return;
  let number = 0;
  let torn = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (torn > 0) throw new Error(`${path}: line ${torn} is not a journal record`);
    number += 1;
    const line = parseJournalLine(text);
    if (line === null) torn = number;
    else each(line, number);
  }
};
