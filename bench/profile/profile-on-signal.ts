/** Loaded into API and worker by `--profile`: the first SIGUSR2 starts a CPU profile, the next writes it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';

const folder = process.env['BENCH_PROFILE_DIR'] ?? '.';
const name = process.env['BENCH_PROFILE_NAME'] ?? 'process';
const sampleEveryUs = 500;

const session = new Session();
session.connect();
let isRunning = false;
let taken = 0;

const write = (profile: object): void => {
  taken += 1;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}-${taken}.cpuprofile`), JSON.stringify(profile));
};

process.on('SIGUSR2', () => {
  if (isRunning)
    session.post('Profiler.stop', (error, { profile }) => {
      if (error === null) write(profile);
    });
  else {
    session.post('Profiler.enable');
    session.post('Profiler.setSamplingInterval', { interval: sampleEveryUs });
    session.post('Profiler.start');
  }
  isRunning = !isRunning;
});
