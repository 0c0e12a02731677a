import { tashkentDay } from '../../tashkent.ts';

const month = (ms: number): string => tashkentDay(ms).slice(0, 7);
const dayMs = 86_400_000;

/** Takes when a payment was made and the present, tells whether Click still reverses it: in the same month, or on the first day of the next (click.md §2.2: single source). */
export const isReversible = (paidAtMs: number, nowMs: number): boolean =>
  month(paidAtMs) === month(nowMs) ||
  (tashkentDay(nowMs).endsWith('-01') && month(paidAtMs) === month(nowMs - dayMs));
