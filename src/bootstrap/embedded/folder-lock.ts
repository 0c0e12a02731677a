import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

export type FolderLock = Readonly<{ release: () => Promise<void> }>;

const answersWithinMs = 1_000;

/**
 * Takes a data folder for this process. The lock is a listening socket, because the system gives that back however a
 * process dies: no stale lock ever has to be told from a real one.
 */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  mkdirSync(folder, { recursive: true });
  const address = lockAddress(folder);
  const lock = (await listen(address)) ?? (await clearStale(folder, address));
  if (lock !== undefined) return lock;
  const holder = await folderHolder(folder);
  throw new CannotStart(
    `Kassa runs on ${folder} already (process ${holder ?? 'unknown'}): stop it, or set KASSA_DATA_DIR, PORT and SANDBOX_PORT to run another one.`,
    'folder-in-use',
  );
};

/** The process that holds the folder, if any. */
export const folderHolder = (folder: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    let said = '';
    const socket = connect(lockAddress(folder));
    socket.setTimeout(answersWithinMs, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk.toString()));
    // Refused means that nobody holds it; 'close' follows.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(said === '' ? undefined : Number(said)));
  });

/** Linux has sockets without a file; elsewhere it stays behind after a crash, refuses connections, and is removed. */
const abstractSockets = process.platform === 'linux';

const lockAddress = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  const name = `kassa-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  return abstractSockets ? `\0${name}` : join(tmpdir(), `${name}.sock`);
};

const clearStale = async (folder: string, address: string): Promise<FolderLock | undefined> => {
  if (abstractSockets || (await folderHolder(folder)) !== undefined) return undefined;
  rmSync(address, { force: true });
  return await listen(address);
};

const listen = (address: string): Promise<FolderLock | undefined> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(String(process.pid)));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      resolve({ release: () => new Promise((released) => server.close(() => released())) });
    });
  });
