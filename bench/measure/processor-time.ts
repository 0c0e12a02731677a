import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second on every platform that Node runs on (`getconf CLK_TCK`). */
const tickMs = 10;
const userField = 11;
const systemField = 12;

/** Processor time that a process has spent so far, in user and kernel mode, all threads (proc(5), /proc/pid/stat). */
export const processorMs = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The second field is the command in brackets and may hold blanks itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return tickMs * (Number(fields[userField]) + Number(fields[systemField]));
};

export type ProcessorTimes = Readonly<Record<string, number>>;

/** What each of these processes spends while something happens, by name. */
export const spentDuring = async <T>(
  pids: Readonly<Record<string, number>>,
  happen: () => Promise<T>,
): Promise<{ spentMs: ProcessorTimes; result: T }> => {
  const times = (): number[] => Object.values(pids).map(processorMs);
  const before = times();
  const result = await happen();
  const after = times();
  const spent = Object.keys(pids).map((name, n) => [name, (after[n] ?? 0) - (before[n] ?? 0)] as const);
  return { spentMs: Object.fromEntries(spent), result };
};
