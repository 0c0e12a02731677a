import { spawn } from 'node:child_process';
import { type Kept, keepRunning } from '#bootstrap/embedded/processes/keep-running';
import { type Running, runningProcess } from '#bootstrap/embedded/processes/running';
import { isAlive, until } from './processes.ts';

describe('keeping a process running', () => {
  const idle = (): Promise<Running> =>
    Promise.resolve(runningProcess(spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })));
  const doomed = (): Promise<Running> => Promise.reject(new Error('no luck'));
  let kept: Kept | undefined;
  afterEach(() => kept?.kill());

  const keep = async (starts: (() => Promise<Running>)[]): Promise<{ said: string[]; gaveUp: string[] }> => {
    const said: string[] = [];
    const gaveUp: string[] = [];
    kept = await keepRunning({
      name: 'sleeper',
      start: () => (starts.shift() ?? doomed)(),
      say: (line) => said.push(line),
      onRestart: () => said.push('restarted'),
      onGiveUp: (sentence) => gaveUp.push(sentence),
      firstDelayMs: 1,
    });
    return { said, gaveUp };
  };

  it('starts it again when it dies, and says so', async () => {
    const { said } = await keep([idle, idle]);
    const first = kept!.pid();
    process.kill(first, 'SIGKILL');
    await until('it restarted', 2_000, () => said.includes('restarted'));
    expect(said[0]).toBe('The sleeper ended unexpectedly (SIGKILL); it starts again in 0.001 s.');
    expect(kept!.pid()).not.toBe(first);
    expect(isAlive(kept!.pid())).toBe(true);
  });

  it('gives up after a bounded number of failures in a row', async () => {
    const { said, gaveUp } = await keep([idle]);
    process.kill(kept!.pid(), 'SIGKILL');
    await until('it gave up', 4_000, () => gaveUp.length > 0);
    expect(gaveUp).toEqual(['The sleeper cannot be kept running: no luck']);
    expect(said).toHaveLength(8);
  });

  it('does not start again what it was asked to stop', async () => {
    const { said } = await keep([idle, idle]);
    await kept!.stop();
    expect(isAlive(kept!.pid())).toBe(false);
    expect(said).toEqual([]);
  });

  it('fails the first time like any start', async () => {
    await expect(keep([doomed])).rejects.toThrow('no luck');
  });
});
