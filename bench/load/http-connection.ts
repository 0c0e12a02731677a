import { connect, type Socket } from 'node:net';

export type Answered = (status: number, body: Buffer) => void;
export type Broke = (why: string) => void;
export type HttpConnection = Readonly<{ send: (request: string) => void; close: () => void }>;

const headEnd = Buffer.from('\r\n\r\n');
const lengthHeader = /\r\ncontent-length: *(\d+)/i;

/**
 * One kept-alive HTTP/1.1 connection with one request on its way at a time. Written on the bare socket, because a real
 * client costs as much processor time as the server it is to measure, and both share the machine.
 */
export const httpConnection = (port: number, onAnswer: Answered, onBroken: Broke): HttpConnection => {
  let socket: Socket | undefined;
  let received: Buffer = Buffer.alloc(0);
  let isWaiting = false;

  const broken = (why: string): void => {
    socket?.destroy();
    socket = undefined;
    if (!isWaiting) return;
    isWaiting = false;
    onBroken(why);
  };
  const read = (chunk: Buffer): void => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf(headEnd);
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = lengthHeader.exec(head)?.[1];
    if (length === undefined) return broken(`an answer without Content-Length: ${head}`);
    const bodyStart = end + headEnd.length;
    const bodyEnd = bodyStart + Number(length);
    if (received.length < bodyEnd) return;
    const body = received.subarray(bodyStart, bodyEnd);
    received = Buffer.alloc(0);
    isWaiting = false;
    onAnswer(Number(head.slice(9, 12)), body);
  };
  const open = (): Socket => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    received = Buffer.alloc(0);
    opened.on('data', read);
    opened.on('error', (error) => broken(error.message));
    opened.on('close', () => {
      if (opened === socket) broken('the server closed the connection');
    });
    return opened;
  };

  return {
    send: (request) => {
      isWaiting = true;
      socket ??= open();
      socket.write(request);
    },
    close: () => {
      isWaiting = false;
      socket?.destroy();
      socket = undefined;
    },
  };
};
