import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { projectRoot } from '../project-root.ts';

const goneWithinMs = 10_000;
const askEveryMs = 50;

/**
 * Waits for processes of a supervisor that was killed: they notice and end by themselves, but until then they hold
 * ports and folders. Gives up silently after a while, because whoever needs the port or folder says it better.
 */
export const waitForLeftovers = async (pids: readonly number[]): Promise<void> => {
  const giveUpAt = Date.now() + goneWithinMs;
  while (pids.some(isOurs) && Date.now() < giveUpAt) await setTimeout(askEveryMs);
};

/** Process ids are used again, by anyone; the command line tells. A dead process that nobody has reaped has none. */
const isOurs = (pid: number): boolean => {
  const commandFile = `/proc/${pid}/cmdline`;
  if (!existsSync(commandFile)) return false;
  const command = readFileSync(commandFile, 'latin1');
  return command.includes(projectRoot) || command.includes('redis-server');
};
