/**
 * The process around the embedded MongoDB engine: `mongo-host.js <data folder> <port, 0 for any>`, forked by
 * `startMongo`. It says over IPC that it is ready, or in one sentence why not. SIGTERM closes the engine properly;
 * so does the death of the parent, whose IPC channel then breaks.
 */
import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { cacheFolder } from '../cache-folder.ts';
import { CannotStart } from '../cannot-start.ts';
import { loadEngine, type MongoEngine } from './load-engine.ts';
import { serveConnection } from './serve-connection.ts';

/** What an orphan may spend on its checkpoint: everything acknowledged is in the journal already. */
const orphanClosesWithinMs = 2_500;

const openEngine = async (folder: string): Promise<MongoEngine> => {
  const engine = loadEngine(cacheFolder());
  mkdirSync(folder, { recursive: true });
  try {
    return await engine.open(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (why.includes('DBPathInUse')) {
      throw new CannotStart(
        `Another MongoDB engine has ${folder} open: stop it, or use another folder.`,
        'folder-in-use',
        error,
      );
    }
    throw new CannotStart(`The MongoDB engine cannot open ${folder}: ${why}`, undefined, error);
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        new CannotStart(
          `The MongoDB engine cannot listen on port ${port}: ${error.message}`,
          taken ? 'port-taken' : undefined,
          error,
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const host = async (folder: string, port: number): Promise<void> => {
  const opening = openEngine(folder);
  const sockets = new Set<Socket>();
  const server = createServer();

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    server.close();
    for (const socket of sockets) socket.destroy();
    await (await opening).close();
    process.exit(0);
  };
  // Failing to close is failing to open, which is reported below, or worth the trace that Node then prints.
  process.on('SIGTERM', () => void close());
  process.on('disconnect', () => {
    setTimeout(() => process.exit(1), orphanClosesWithinMs);
    void close();
  });

  const engine = await opening;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(engine, socket);
  });
  const listeningOn = await listen(server, port).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  process.send?.({ ready: true, port: listeningOn });
};

const [folder, port] = process.argv.slice(2);
if (folder === undefined || port === undefined) throw new Error('usage: mongo-host.js <data folder> <port>');
host(folder, Number(port)).catch((error: unknown) => {
  const failed = error instanceof Error ? error.message : String(error);
  const reason = error instanceof CannotStart ? error.reason : undefined;
  process.send?.({ failed, reason }, () => process.exit(1));
});
