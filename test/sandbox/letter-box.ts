import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A server that takes what is posted to it, and keeps it. */
export type LetterBox<L> = {
  readonly url: string;
  /** All that arrived and was accepted, in order. */
  readonly letters: L[];
  /** Gives the first accepted letter that fits, waiting for it when it has not come yet. */
  readonly first: (fits: (letter: L) => boolean) => Promise<L>;
  /** Waits until so many have been accepted. */
  readonly count: (wanted: number) => Promise<void>;
  /** Decides the status of the answers, 200 by default; anything else is not accepted. */
  answer: (request: IncomingMessage, attempt: number) => number;
  readonly clear: () => void;
  readonly close: () => Promise<void>;
};

/** Opens one on a free port. `letterOf`: what is kept of a request; `visited`: answers what is not posted. */
export const openLetterBox = async <L>(
  letterOf: (request: IncomingMessage, body: string) => L,
  visited?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LetterBox<L>> => {
  const letters: L[] = [];
  const waiting = new Set<() => void>();
  let attempts = 0;
  const server = createServer((request, response) => {
    if (visited && request.method !== 'POST') return visited(request, response);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      attempts += 1;
      const status = box.answer(request, attempts);
      response.writeHead(status).end();
      if (status !== 200) return;
      letters.push(letterOf(request, Buffer.concat(chunks).toString('utf8')));
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

  const when = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const box: LetterBox<L> = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    first: (fits) => when(() => letters.find(fits)),
    count: (wanted) => when(() => (letters.length >= wanted ? null : undefined)).then(() => undefined),
    answer: () => 200,
    clear: () => {
      letters.length = 0;
      attempts = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return box;
};
