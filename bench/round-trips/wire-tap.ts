import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Given what a client sends over one connection, piece by piece. */
export type Listener = (piece: Buffer) => void;
export type WireTap = Readonly<{ port: number; close: () => void }>;

/** Stands between a client and a server on this machine, passes everything on, and lets every connection be listened to. */
export const wireTap = (serverPort: number, newListener: () => Listener): Promise<WireTap> => {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
    client.on('data', newListener());
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      }),
    );
  });
};
