import { type IncomingMessage } from 'node:http';
import { err, ok, type Result } from '#domain/shared/result';
import { bodyBrokenOff, bodyTooLarge } from './body-problems.ts';
import { type Problem } from './problem.ts';

/** All bytes of the body, or a refusal as soon as there are more than `bytesMax`. Undefined when nothing was sent. */
export const readBody = (
  request: IncomingMessage,
  bytesMax: number,
): Promise<Result<Buffer | undefined, Problem>> => {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > bytesMax) return Promise.resolve(err(bodyTooLarge(bytesMax)));
  if (announced === 0 && request.headers['transfer-encoding'] === undefined)
    return Promise.resolve(ok(undefined));

  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
      // What still comes is read and dropped, so that the sender gets to hear the answer.
      else resolve(err(bodyTooLarge(bytesMax)));
    });
    request.once('end', () => resolve(ok(bytes === 0 ? undefined : Buffer.concat(chunks, bytes))));
    request.once('error', () => resolve(err(bodyBrokenOff)));
  });
};
