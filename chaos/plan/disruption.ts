export const disruptionKinds = [
  'kill-api',
  'kill-worker',
  'freeze-api',
  'freeze-worker',
  'flush-redis',
  'kill-redis',
  'cut-mongo',
] as const;
export type DisruptionKind = (typeof disruptionKinds)[number];

/** Something breaks when so many payments have been begun. Tied to progress, not to time, so that a slow machine sees the same. */
export type Disruption = Readonly<{
  afterPayments: number;
  kind: DisruptionKind;
  /** Which of several processes of that kind. */
  which: number;
  /** How long it stays away. */
  downMs: number;
}>;
