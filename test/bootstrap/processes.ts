import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { builtFile } from '#bootstrap/embedded/project-root';

const memory = '/dev/shm';
const folders: string[] = [];

export const aFolder = (): string => {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'kassa-bootstrap-'));
  folders.push(folder);
  return folder;
};

export const removeFolders = (): void => {
  for (const folder of folders.splice(0))
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
};

/** A process that has ended but was not reaped by its parent yet still has an id; it counts as gone. */
export const isAlive = (pid: number): boolean => {
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) return !/\) [ZX] /.test(readFileSync(stat, 'latin1'));
  if (existsSync('/proc/self')) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

export const until = async (
  what: string,
  withinMs: number,
  holds: () => boolean | Promise<boolean>,
): Promise<void> => {
  const giveUpAt = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await setTimeout(25);
  }
};

/** Runs a few lines in a Node.js process of its own, with `startX` of a built file at hand, and reads what it prints. */
export const inAnotherProcess = async (
  file: string,
  lines: string,
): Promise<{ child: ChildProcess; said: string }> => {
  const script = `import * as kassa from ${JSON.stringify(pathToFileURL(builtFile(file)).href)};\n${lines}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (code) => reject(new Error(`it ended first, with ${String(code)}`)));
  });
  return { child, said };
};
