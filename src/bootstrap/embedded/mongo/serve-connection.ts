import type { Socket } from 'node:net';
import type { MongoEngine } from './load-engine.ts';
import { messageCutter } from './message-cutter.ts';
import { writeReply } from './write-reply.ts';

/** Requests of one connection that may wait for their turn; beyond it we stop reading until they are answered. */
const waitingMax = 64;

/**
 * Answers one connection. Its requests run one after the other, because a client may pipeline and takes the order of
 * replies for the order of its requests; connections run side by side.
 */
export const serveConnection = (engine: MongoEngine, socket: Socket): void => {
  const waiting: Buffer[] = [];
  let answering = false;
  let replyId = 0;

  const answer = async (message: Buffer): Promise<void> => {
    const reply = await engine.roundTrip(message);
    if (reply.moreToCome || socket.destroyed) return;
    replyId = (replyId + 1) | 0;
    writeReply(socket, reply, replyId);
  };

  const answerWaiting = async (): Promise<void> => {
    if (answering) return;
    answering = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await answer(next);
      if (waiting.length === 0 && socket.isPaused()) socket.resume();
    }
    answering = false;
  };

  // A message the engine cannot read, or a stream that is none, ends the connection: its client sees it dropped.
  const drop = (error: unknown): void => void socket.destroy(error as Error);
  const cut = messageCutter((message) => {
    waiting.push(message);
    if (waiting.length > waitingMax) socket.pause();
    answerWaiting().catch(drop);
  });

  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    try {
      cut(chunk);
    } catch (error) {
      drop(error);
    }
  });
  // A client that is gone needs no answer, and 'close' follows every 'error'.
  socket.on('error', () => socket.destroy());
};
