import { existsSync, renameSync, statSync } from 'node:fs';

const logBytesMax = 10_000_000;

/** Starts a new log when the old one has grown large; one old log is kept. */
export const rotateLog = (file: string): void => {
  if (existsSync(file) && statSync(file).size > logBytesMax) renameSync(file, `${file}.1`);
};
