import { heldPerSecond } from './held-per-second.ts';
import { sumOfTimes } from '../measure/score.ts';
import { type Findings } from './findings.ts';

export type Target = Readonly<{ what: string; wanted: string; found: number; met: boolean }>;

const atLeast = (what: string, least: number, found: number | undefined): readonly Target[] =>
  found === undefined ? [] : [{ what, wanted: `at least ${least}`, found, met: found >= least }];
const atMost = (what: string, most: number, found: number | undefined): readonly Target[] =>
  found === undefined ? [] : [{ what, wanted: `at most ${most}`, found, met: found <= most }];

/** What was promised, as far as this run has measured it. */
export const targetsOf = ({
  charge,
  webhook,
  read,
  many,
  renewal,
  psp,
  badTokens,
  books,
}: Findings): readonly Target[] => [
  ...atLeast('charge: share of the limit', 0.45, charge?.ratio),
  ...atMost('charge: CPU-ms', 4, charge && sumOfTimes(charge.cpuMs)),
  ...atLeast('webhook: share of the limit', 0.6, webhook?.ratio),
  ...atMost('webhook: p99 in ms', 50, webhook?.p99Ms),
  ...atLeast('read: share of the limit', 0.5, read?.ratio),
  ...atLeast(
    'scale: charge ratio with 100,000 stored by that with 1,000',
    0.9,
    many && charge && many.ratio / charge.ratio,
  ),
  ...atLeast('renewal: a second', 150, renewal?.perSecond),
  ...atLeast('renewal: share of the limit', 0.5, renewal?.ratio),
  ...atMost('reads beside bad credentials: p50 by p50 alone', 2, badTokens?.ratio),
  ...atLeast('charge: speed with the books by that without', 0.85, books?.ratio),
  ...atLeast('psp: charges a second', 200, psp && heldPerSecond(psp)),
];
