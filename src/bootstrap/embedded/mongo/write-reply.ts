import type { Socket } from 'node:net';
import type { EngineReply } from './load-engine.ts';

const operation = { reply: 1, message: 2013 } as const;
const replyHeaderBytes = 36;
const messageHeaderBytes = 21;
/** Copying a small document behind its header is cheaper than a write of two buffers; a large one is not copied. */
const copiedBytesMax = 16_384;

/** Sends what the engine answered: as OP_MSG with one body section, or as OP_REPLY to a driver's first hello. */
export const writeReply = (socket: Socket, reply: EngineReply, replyId: number): void => {
  const { requestId, legacy, response } = reply;
  const headerBytes = legacy ? replyHeaderBytes : messageHeaderBytes;
  const isCopied = response.length <= copiedBytesMax;
  const frame = Buffer.allocUnsafe(isCopied ? headerBytes + response.length : headerBytes);
  frame.writeInt32LE(headerBytes + response.length, 0);
  frame.writeInt32LE(replyId, 4);
  frame.writeInt32LE(requestId, 8);
  frame.writeInt32LE(legacy ? operation.reply : operation.message, 12);
  // Flags, section kind and cursor are zero; an OP_REPLY ends with the number of documents.
  frame.fill(0, 16, headerBytes);
  if (legacy) frame.writeInt32LE(1, 32);
  if (isCopied) {
    response.copy(frame, headerBytes);
    socket.write(frame);
    return;
  }
  socket.cork();
  socket.write(frame);
  socket.write(response);
  socket.uncork();
};
