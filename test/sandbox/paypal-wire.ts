import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Exchange, schemaProblems } from './paypal-schemas.ts';

/** One exchange with the headers of its answer. */
export type Passed = Exchange & { readonly headers: Readonly<Record<string, unknown>> };

/** A proxy between a client and a PayPal that looks at everything that passes. */
export type PaypalWire = {
  readonly url: string;
  readonly passed: readonly Passed[];
  /** What passed and is not as PayPal's own schemas have it. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
};

const collect = (stream: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.on('error', reject);
    stream.on('aborted', () => reject(new Error('aborted')));
  });

const asJson = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString()) as unknown;
  } catch {
    return bytes.toString();
  }
};

/** Takes where a PayPal listens and gives a wire to it. What breaks behind it breaks in front of it. */
export const openPaypalWire = async (target: string): Promise<PaypalWire> => {
  const passed: Passed[] = [];
  const forward = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await collect(incoming);
    const { pathname } = new URL(incoming.url ?? '/', target);
    const outgoing = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...incoming.headers, 'accept-encoding': 'identity' } },
      (answer) => {
        collect(answer).then(
          (bytes) => {
            const { statusCode: status = 0, headers } = answer;
            const isForm = incoming.headers['content-type']?.startsWith('application/json') !== true;
            const sent = isForm ? undefined : asJson(body);
            const method = incoming.method ?? '';
            passed.push({ method, path: pathname, status, sent, received: asJson(bytes), headers });
            response.writeHead(status, headers).end(bytes);
          },
          () => incoming.socket.destroy(),
        );
      },
    );
    outgoing.on('error', () => incoming.socket.destroy());
    // Of the answer and not of its line, which is kept alive and carries many.
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
    outgoing.end(body);
  };
  const server = createServer((incoming, response) => {
    forward(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    problems: () => passed.flatMap(schemaProblems),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
