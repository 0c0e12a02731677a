import { type AddressInfo, createServer } from 'node:net';

/** Whether a server could listen there now. Someone may still be quicker: callers must cope with a taken port. */
export const isPortFree = (port: number, host: string): Promise<boolean> =>
  listenOnce(port, host).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
      throw error;
    },
  );

export const freePort = (host = '127.0.0.1'): Promise<number> => listenOnce(0, host);

const listenOnce = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
