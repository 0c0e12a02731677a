import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const bytesMax = 4_000;
const linesMax = 10;
const lineCharactersMax = 300;
/** Would push what happened out of sight; the log has them. */
const stackFrame = /^\s+at /;

/** Where a log ends now: what comes later is what a process that starts now has to say. */
export const logEnd = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** The last lines that were written to a log after a position, for someone who has to see why a process ended. */
export const lastWords = (file: string, from: number): string[] => {
  const end = logEnd(file);
  const bytes = Buffer.alloc(Math.min(Math.max(end - from, 0), bytesMax));
  const log = openSync(file, 'r');
  try {
    readSync(log, bytes, 0, bytes.length, end - bytes.length);
  } finally {
    closeSync(log);
  }
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !stackFrame.test(line));
  return lines.slice(-linesMax).map((line) => line.slice(0, lineCharactersMax));
};
