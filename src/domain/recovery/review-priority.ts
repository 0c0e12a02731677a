import { type ReviewCause } from './doubt.ts';

export const priorities = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** Where each cause starts: money nobody can place before news nobody could read, and that before work that waits. */
const base: Readonly<Record<ReviewCause, number>> = {
  'outcome-unresolved': 2,
  stuck: 2,
  'webhook-dead': 1,
  'dispute-opened': 1,
  discrepancy: 1,
  'refund-waiting': 0,
  'second-person': 0,
};

const hourMs = 3_600_000;
const oldMs = 72 * hourMs;
const urgentMs = 24 * hourMs;
const soonMs = 72 * hourMs;

/** One step up for a large sum, one for three days of age, one for a deadline within three days, two for one within a day. */
export const priorityOf = (
  { cause, since, dueAt }: Readonly<{ cause: ReviewCause; since: Date; dueAt: Date | null }>,
  isLarge: boolean,
  now: Date,
): Priority => {
  const age = now.getTime() - since.getTime() >= oldMs ? 1 : 0;
  const leftMs = dueAt === null ? Infinity : dueAt.getTime() - now.getTime();
  const deadline = leftMs <= urgentMs ? 2 : leftMs <= soonMs ? 1 : 0;
  const steps = base[cause] + (isLarge ? 1 : 0) + age + deadline;
  return priorities[Math.min(steps, priorities.length - 1)] ?? 'critical';
};
