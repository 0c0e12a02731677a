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

/** The first of so many free ports in a row, below those that the system gives to whoever asks for any. */
export const freeRun = async (length: number, host = '127.0.0.1'): Promise<number> => {
  for (let first = lowestOfRuns + (process.pid % 8_000); first + length < lowestOfSystem; first += length) {
    const ports = Array.from({ length }, (_, place) => first + place);
    const areFree = await Promise.all(ports.map((port) => isPortFree(port, host)));
    if (areFree.every(Boolean)) return first;
  }
  throw new Error(`no ${length} ports in a row are free`);
};
const lowestOfRuns = 20_000;
/** Linux gives from here on to whoever asks for any (ip_local_port_range). */
const lowestOfSystem = 32_768;

const listenOnce = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
