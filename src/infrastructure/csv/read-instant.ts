import { z } from 'zod';

const Iso = z.iso.datetime({ offset: true });
const local =
  /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\.(\d\d)\.(\d{4}))(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?)?$/;
const noon = '12';

/**
 * Reads `2030-01-01T12:00:00+05:00`, and where a format says how many milliseconds its clock is ahead of UTC, `01.01.2030 12:00` and
 * `2030-01-01 12:00:00` too. A day without a time is its noon: the same day in UTC. Undefined for anything else.
 */
export const readInstant = (text: string, aheadMs: number | undefined): Date | undefined => {
  if (Iso.safeParse(text).success) return new Date(text);
  const found = aheadMs === undefined ? null : local.exec(text);
  if (!found || aheadMs === undefined) return undefined;
  const [, y1, m1, d1, d2, m2, y2, hours = noon, minutes = '00', seconds = '00'] = found;
  const written = `${y1 ?? y2}-${m1 ?? m2}-${d1 ?? d2}T${hours}:${minutes}:${seconds}`;
  const utc = new Date(`${written}Z`);
  // The thirtieth of February is no day.
  const isReal = !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(written);
  return isReal ? new Date(utc.getTime() - aheadMs) : undefined;
};
