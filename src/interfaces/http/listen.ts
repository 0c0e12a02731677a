import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Express } from 'express';

export type Listening = Readonly<{
  url: string;
  /** Tells load balancers to go elsewhere (`/health/ready` says 503) while everything is still answered. */
  drain(): void;
  /** Drains, accepts nobody new, lets requests in flight finish for at most `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}>;

/** To send all headers, and the whole request: slow senders hold a socket no longer. */
const headersTimeoutMs = 15_000;
const receiveTimeoutMs = 60_000;
/** Above the 60 s of common load balancers, so that they close an idle connection and not we, under their feet. */
const keepAliveTimeoutMs = 65_000;
const requestsPerSocketMax = 100_000;
const sweepEveryMs = 50;

export const listen = async (
  app: Express,
  { port, host }: Readonly<{ port: number; host: string }>,
): Promise<Listening> => {
  const server = createServer(
    { keepAliveTimeout: keepAliveTimeoutMs, requestTimeout: receiveTimeoutMs },
    app,
  );
  server.headersTimeout = headersTimeoutMs;
  server.maxRequestsPerSocket = requestsPerSocketMax;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  const drain = () => void app.enable('draining');
  return {
    url: urlOf(server),
    drain,
    close: async (graceMs) => {
      drain();
      // Stops accepting and closes idle sockets; busy ones end with their answer, which says `Connection: close`.
      const closed = new Promise<void>((resolve, reject) =>
        server.close((failure) => (failure ? reject(failure) : resolve())),
      );
      // One whose answer had begun before falls idle later.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepEveryMs);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed.finally(() => {
        clearInterval(sweep);
        clearTimeout(cut);
      });
    },
  };
};

const urlOf = (server: Server): string => {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};
