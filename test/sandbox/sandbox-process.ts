import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { transformSync } from '@swc/core';
import { controlClient, type OpenSandbox } from './open-sandbox.ts';

const root = resolve(import.meta.dirname, '../..');

/** The sandbox compiled to JavaScript, as a build of its own, so that the test needs no `dist` and cannot meet a stale one. */
export const compileSandbox = (): { readonly main: string; readonly remove: () => void } => {
  const folder = join(root, 'node_modules/.cache', `kassa-sandbox-test-${process.pid}`);
  for (const name of readdirSync(join(root, 'sandbox'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(root, 'sandbox', name), 'utf8');
    const { code } = transformSync(source, {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const target = join(folder, 'sandbox', name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code.replaceAll(/(from\s+['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return { main: join(folder, 'sandbox/main.js'), remove: () => rmSync(folder, { recursive: true }) };
};

/** A sandbox in a process of its own. */
export type SandboxProcess = {
  readonly child: ChildProcess;
  readonly ready: { readonly ready: true; readonly control: string; readonly stripe: string };
  /** What it printed. */
  readonly printed: () => string;
  readonly control: OpenSandbox['control'];
  /** Gives the client options for its Stripe. */
  readonly address: { readonly protocol: 'http'; readonly host: string; readonly port: number };
  /** Kills it as `kill -9` does. */
  readonly kill: () => Promise<void>;
  readonly exited: Promise<number | null>;
};

/** Forks the compiled sandbox with this environment and waits until it is ready. */
export const forkSandbox = async (main: string, env: Record<string, string>): Promise<SandboxProcess> => {
  const all = { PATH: process.env['PATH'] ?? '', SANDBOX_PORT: '0', ...env };
  const child = fork(main, { env: all, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ready = await new Promise<SandboxProcess['ready']>((got, failed) => {
    child.once('message', (message) => got(message as SandboxProcess['ready']));
    child.once('exit', (code) => failed(new Error(`the sandbox exited with ${code}`)));
  });
  const { hostname, port } = new URL(ready.stripe);
  return {
    child,
    ready,
    printed: () => printed,
    control: controlClient(ready.control),
    address: { protocol: 'http', host: hostname, port: Number(port) },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    exited,
  };
};
