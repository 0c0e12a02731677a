import { type Listener } from './wire-tap.ts';

const requestLine = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/gm;

/** Names every HTTP request by its method and path. A head comes in one piece, because clients write it in one. */
export const httpListener =
  (heard: (request: string) => void): Listener =>
  (piece) => {
    for (const [, method = '', path = ''] of piece.toString('latin1').matchAll(requestLine))
      heard(`${method} ${path.split('?')[0] ?? ''}`);
  };
