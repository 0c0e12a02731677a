/** Bytes that are no UTF-8: read on, they would change ids without a word. */
export class NotUtf8 extends Error {}

/** The text of a stream of bytes, piece by piece. Throws NotUtf8. */
export async function* utf8Texts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (failure) {
      throw new NotUtf8('not UTF-8', { cause: failure });
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}
