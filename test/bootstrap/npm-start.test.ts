import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { freePort, freeRun } from '#bootstrap/embedded/processes/free-port';
import { builtFile } from '#bootstrap/embedded/project-root';
import { findRunningSystem, lastRunningSystem } from '#bootstrap/embedded/running-system';
import { aFolder, isAlive, removeFolders, until } from './processes.ts';

type Supervisor = Readonly<{ child: ChildProcess; said: () => string; ended: Promise<number | null> }>;

describe('npm start', () => {
  const supervisors: ChildProcess[] = [];
  const start = (env: Record<string, string>): Supervisor => {
    const inherited = { ...process.env };
    // Engines of its own, not those of the test run.
    for (const name of ['MONGODB_URI', 'REDIS_URL', 'npm_lifecycle_event'])
      Reflect.deleteProperty(inherited, name);
    const file = builtFile('src/bootstrap/embedded/start.js');
    const child = spawn(process.execPath, [file], {
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    supervisors.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, said: () => said, ended };
  };
  const ready = async ({ child, said }: Supervisor): Promise<void> => {
    await until('it greets', 25_000, () => said().includes('Ctrl-C stops') || child.exitCode !== null);
    if (child.exitCode !== null) throw new Error(said());
  };
  afterEach(() => {
    for (const child of supervisors.splice(0)) child.kill('SIGKILL');
    removeFolders();
  });

  it('serves, loses all its children when killed, and starts again on the same data', async () => {
    const dataDir = aFolder();
    const port = await freePort();
    const env = { KASSA_DATA_DIR: dataDir, PORT: String(port), SANDBOX_PORT: String(await freeRun(5)) };

    const first = start(env);
    await ready(first);
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    expect(first.said()).toMatch(
      /^curl -sS http:\/\/127\.0\.0\.1:\d+\/api\/v1\/payments\/charge .*Idempotency-Key: first-charge-/m,
    );
    expect(await start(env).ended).toBe(1);

    const pids = Object.values((await findRunningSystem(dataDir))!.processes);
    expect(pids).toHaveLength(5);
    first.child.kill('SIGKILL');
    await until('its children are gone', 5_000, () => !pids.some(isAlive));
    expect(await findRunningSystem(dataDir)).toBeUndefined();

    const second = start(env);
    await ready(second);
    const after = Object.values(lastRunningSystem(dataDir)!.processes);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(after.some(isAlive)).toBe(false);
  }, 60_000);

  it('names PORT when another program has it', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    const refused = start({ KASSA_DATA_DIR: aFolder(), PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`Port ${port} is taken by another program: set PORT to a free one.`);
    await new Promise((closed) => other.close(closed));
  });

  it('says one line for each wrong setting', async () => {
    const refused = start({ KASSA_DATA_DIR: aFolder(), PORT: '99999', REDIS_URL: 'localhost' });
    expect(await refused.ended).toBe(1);
    expect(refused.said().trim().split('\n')).toEqual([
      expect.stringMatching(/^PORT: /),
      'REDIS_URL: must begin with redis:// or rediss://',
    ]);
  });
});
