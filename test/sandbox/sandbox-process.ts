import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { controlClient, type OpenSandbox } from './open-sandbox.ts';

/** As `npm run build` made it, which `npm test` does first. */
const main = resolve(import.meta.dirname, '../../dist/sandbox/main.js');

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

/** Forks the built sandbox with this environment and waits until it is ready. */
export const forkSandbox = async (env: Record<string, string>): Promise<SandboxProcess> => {
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
