import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '#domain/shared/result';
import { bodyBrokenOff, bodyTooLarge } from './body-problems.ts';
import { type Problem } from './problem.ts';

/** A body on disk, for whoever reads it more slowly than it comes. To be removed by whoever was given it. */
export class SpooledFile {
  readonly sha256: string;
  readonly #folder: string;
  constructor(folder: string, sha256: string) {
    this.#folder = folder;
    this.sha256 = sha256;
  }
  bytes(): AsyncIterable<Uint8Array> {
    return createReadStream(join(this.#folder, fileName));
  }
  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
const fileName = 'body';

/** Writes the body to a file of the system's temporary folder, at most `bytesMax`. Undefined when nothing was sent. */
export const spoolBody = async (
  request: IncomingMessage,
  bytesMax: number,
): Promise<Result<SpooledFile | undefined, Problem>> => {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > bytesMax) return err(bodyTooLarge(bytesMax));
  if (announced === 0 && request.headers['transfer-encoding'] === undefined) return ok(undefined);
  const folder = await mkdtemp(join(tmpdir(), 'kassa-upload-'));
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      // What still comes is read and dropped, so that the sender gets to hear the answer.
      if (bytes > bytesMax) continue;
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(request, counted, createWriteStream(join(folder, fileName), { mode: 0o600 }));
    const file = new SpooledFile(folder, hash.digest('hex'));
    if (bytes <= bytesMax) return ok(file);
    await file.remove();
    return err(bodyTooLarge(bytesMax));
  } catch (failure) {
    await rm(folder, { recursive: true, force: true });
    if (request.complete) throw failure;
    return err(bodyBrokenOff);
  }
};
