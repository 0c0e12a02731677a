import { faultKinds, type FaultKind } from '../books/finding.ts';
import { type GatewaySummary, type Summary } from './summary.ts';

const meanings: Readonly<Record<FaultKind, string>> = {
  doubleCharges: 'taken more than once',
  lostPayments: 'at the provider, or told to a client, and unknown to Kassa',
  unsettled: 'without an end',
  bookDifferences: 'told or booked differently on two sides',
  ledgerImbalance: 'not adding up in itself',
  webhooksLost: 'answered with 200 and not worked off',
};

export type Happened = Readonly<{
  summary: Summary;
  stormSeconds: number;
  requests: number;
  tries: number;
  unanswered: number;
  /** Cases that were opened for a person, and how many of them ended by themselves. */
  reviews: Readonly<{ opened: number; ended: number }>;
  /** What broke, and how often. */
  broken: Readonly<Record<string, number>>;
}>;

const line = (name: string, value: number | string, meaning = ''): string =>
  `  ${name.padEnd(26)}${String(value).padStart(8)}  ${meaning}`.trimEnd();

const gatewayLine = ([name, { payments, paid, refunded, faults, ...zeros }]: [string, GatewaySummary]) => {
  const wrong = Object.values(zeros).reduce((sum, count) => sum + count, 0);
  return line(name, payments, `${paid} paid, ${refunded} refunded, ${faults} faults, ${wrong} wrong`);
};

/** The run for people to read. */
export const table = ({
  summary,
  stormSeconds,
  requests,
  tries,
  unanswered,
  reviews,
  broken,
}: Happened): string =>
  [
    '',
    'What was done',
    line('payments', summary.payments, `in ${stormSeconds.toFixed(1)} s`),
    line('renewals', summary.renewals, 'of subscriptions, charged without anybody asking'),
    line('requests', requests, `sent ${tries} times until answered`),
    line('without a final answer', unanswered, 'within the patience of a client; asked once more at the end'),
    line('review cases', reviews.opened, `${reviews.ended} ended; the others wait with their evidence`),
    'Where',
    ...Object.entries(summary.byGateway).map(gatewayLine),
    'What was broken',
    ...Object.entries(broken)
      .filter(([, times]) => times > 0)
      .map(([what, times]) => line(what, times)),
    'What came of it',
    ...faultKinds.map((kind) => line(kind, summary[kind], meanings[kind])),
    line('settled after', `${summary.settleSeconds} s`),
    '',
  ].join('\n');
