import { createServer, request as ask, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/**
 * A line to a provider on which answers can be held back: the provider has done what it was asked, and says so, but the
 * answer is still on its way. `hold` holds all answers from now on; `keep` lets later ones through and gives those held.
 */
export const openSlowLine = async (providerUrl: string) => {
  const { hostname, port } = new URL(providerUrl);
  let isHolding = false;
  let held: (() => void)[] = [];

  const pass = (response: ServerResponse, status: number, headers: object, body: Buffer): void => {
    const give = () => void response.writeHead(status, headers as Record<string, string>).end(body);
    if (isHolding) held.push(give);
    else give();
  };
  const server = createServer((request, response) => {
    const { method, url: path = '/', headers } = request;
    const forwarded = ask({ hostname, port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => pass(response, answer.statusCode ?? 500, answer.headers, Buffer.concat(chunks)));
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => void (isHolding = true),
    /** How many answers are on their way. */
    held: () => held.length,
    keep: () => {
      isHolding = false;
      const kept = held;
      held = [];
      return { release: () => kept.forEach((give) => give()) };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
export type SlowLine = Awaited<ReturnType<typeof openSlowLine>>;
