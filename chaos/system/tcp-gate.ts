import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Address = Readonly<{ host: string; port: number }>;

/** A door in front of a server. What goes through it can be cut off, and it can lead somewhere else. */
export type TcpGate = Readonly<{
  port: number;
  /** Drops every connection and refuses new ones for so long. */
  cut(forMs: number): Promise<void>;
  close(): Promise<void>;
}>;

/** `target` is asked for each new connection; undefined: nobody is there, the caller is refused. */
export const openTcpGate = async (target: () => Address | undefined): Promise<TcpGate> => {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const watch = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    // Whatever ends one side ends the other; both ways of ending come here.
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer({ allowHalfOpen: false }, (inside) => {
    const address = cuts > 0 ? undefined : target();
    if (address === undefined) {
      inside.on('error', () => inside.destroy());
      inside.resetAndDestroy();
      return;
    }
    const outside = connect(address.port, address.host);
    watch(inside, outside);
    watch(outside, inside);
    inside.pipe(outside);
    outside.pipe(inside);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const dropAll = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: async (forMs) => {
      cuts += 1;
      dropAll();
      await pause(forMs);
      cuts -= 1;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
};
