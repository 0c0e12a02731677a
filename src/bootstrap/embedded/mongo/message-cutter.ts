/** MongoDB's own limit for a message on the wire, in bytes. */
const messageBytesMax = 48_000_000;
const headerBytes = 16;
const lengthBytes = 4;

/**
 * Cuts a stream of bytes into MongoDB wire messages. A message that arrives whole (nearly all do) is handed on as a
 * view of its chunk; one that arrives in pieces is copied exactly once, into a buffer of its final size.
 * The answered function throws when the stream is not one of messages.
 */
export const messageCutter = (take: (message: Buffer) => void): ((chunk: Buffer) => void) => {
  let partial: Buffer | undefined;
  let filled = 0;
  let lengthStart: Buffer | undefined;

  const fillPartial = (message: Buffer, chunk: Buffer): number => {
    const copied = chunk.copy(message, filled);
    filled += copied;
    if (filled === message.length) {
      partial = undefined;
      take(message);
    }
    return copied;
  };

  return (arrived) => {
    const chunk = lengthStart === undefined ? arrived : Buffer.concat([lengthStart, arrived]);
    lengthStart = undefined;
    let at = partial === undefined ? 0 : fillPartial(partial, chunk);
    while (chunk.length - at >= lengthBytes) {
      const length = chunk.readInt32LE(at);
      if (length < headerBytes || length > messageBytesMax) throw new Error(`a message of ${length} bytes`);
      if (chunk.length - at < length) {
        partial = Buffer.allocUnsafeSlow(length);
        filled = chunk.copy(partial, 0, at);
        return;
      }
      take(chunk.subarray(at, at + length));
      at += length;
    }
    if (at < chunk.length) lengthStart = chunk.subarray(at);
  };
};
