/** Reads a statement of so many megabytes in a plain process, and says by how many bytes its resident memory grew. */
import { Buffer } from 'node:buffer';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { URL } from 'node:url';

const built = new URL('../../../dist/src/infrastructure/csv/csv-statement.js', import.meta.url);
const { csvStatement } = await import(built.href);
const bytesMax = Number(process.argv[2]) * 1_024 * 1_024;
const linesPerChunk = 500;

let given = 0;
const file = async function* () {
  yield Buffer.from('reference,amount,currency,at\n');
  for (let chunk = 0; given < bytesMax; chunk += 1) {
    const lines = Array.from(
      { length: linesPerChunk },
      (_, n) => `${'0'.repeat(60)}${chunk * linesPerChunk + n},12.34,USD,2030-01-01T12:00:00+05:00\n`,
    );
    const bytes = Buffer.from(lines.join(''));
    given += bytes.length;
    yield bytes;
  }
};

const before = process.memoryUsage.rss();
let highest = before;
setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20).unref();
let lines = 0;
for await (const page of csvStatement().pages(file(), undefined)) lines += page.value.length;
process.send({ lines, bytes: given, growthBytes: highest - before });
