import { readFileSync } from 'node:fs';

const kilobytesPerMegabyte = 1_024;

/** Memory that a process holds now, in megabytes (proc(5), VmRSS). */
export const residentMb = (pid: number): number => {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / kilobytesPerMegabyte);
};
