import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A server that listens. `close` also ends connections that are still open, held ones included. */
export type Listening = {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Takes a listener, host and port (0 for any free one) and gives the server once it accepts connections. */
export const listen = (listener: RequestListener, host: string, port: number): Promise<Listening> => {
  const server = createServer({ keepAliveTimeout: 65_000, noDelay: true }, listener);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const taken = (server.address() as AddressInfo).port;
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ host, port: taken, url: `http://${host}:${taken}`, close });
    });
  });
};
