import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Starts something with its output going straight into a file: it needs nobody to carry it there, alive or not. */
export const withLog = <T>(file: string, start: (output: number) => T): T => {
  mkdirSync(dirname(file), { recursive: true });
  const output = openSync(file, 'a');
  try {
    return start(output);
  } finally {
    // A child has a descriptor of its own by now; ours would leak.
    closeSync(output);
  }
};
