import { type BadTokens } from '../cases/bad-tokens.ts';
import { type BooksCost } from '../cases/books.ts';
import { type Renewals } from '../cases/renewal.ts';
import { type ProcessorTimes } from '../measure/processor-time.ts';
import { type Score, sumOfTimes } from '../measure/score.ts';
import { type RoundTrips } from '../round-trips/count-round-trips.ts';
import { parts } from '../round-trips/open-taps.ts';
import { type Findings } from './findings.ts';
import { digits, table } from './table.ts';
import { type Target } from './targets.ts';

const scores = [
  ['charge', 'charge'],
  ['charge, 100,000 stored', 'many'],
  ['webhook', 'webhook'],
  ['read', 'read'],
] as const;

/** Everything that was found, as tables. */
export const printFindings = (found: Findings, targets: readonly Target[]): void => {
  const measured = scores.flatMap(([name, key]) => (found[key] ? [[name, found[key]] as const] : []));
  const say = (title: string, text: string): void => console.log(`\n${title}\n\n${text}`);
  if (measured.length > 0) {
    say('Kassa and the limit', speedTable(measured, found));
    say('Processor time per operation, in ms', processorTable(measured, found));
  }
  if (found.renewal) {
    say('Renewals', renewalTable(found.renewal));
    say('Charges beside renewals', besideTable(found.renewal));
  }
  if (found.roundTrips) say('What the API asks of others for one operation', tripsTable(found.roundTrips));
  if (found.renewalTrips)
    say('What the worker asks of others for one renewal', tripsTable({ renewal: found.renewalTrips }));
  if (found.badTokens) say('Reads beside bad credentials', badTokensTable(found.badTokens));
  if (found.books) say('A charge with and without ledger and audit', booksTable(found.books));
  if (found.rssMb) say('Memory at the end', `API ${found.rssMb.api} MB, worker ${found.rssMb.worker} MB`);
  say(
    'Targets',
    table(
      ['', 'wanted', 'found', ''],
      targets.map(({ what, wanted, found: value, met }) => [
        what,
        wanted,
        digits(value),
        met ? 'met' : 'MISSED',
      ]),
    ),
  );
};

type Named = readonly (readonly [string, Score])[];

const speedTable = (measured: Named, { told }: Findings): string =>
  table(
    ['', '1/s', 'limit 1/s', 'ratio', 'p50 ms', 'p99 ms', 'limit p50', 'limit p99'],
    [
      ...measured.map(([name, score]) => [
        name,
        ...[score.perSecond, score.limitPerSecond, score.ratio, score.p50Ms, score.p99Ms].map(digits),
        ...[score.limitP50Ms, score.limitP99Ms].map(digits),
      ]),
      ...(told
        ? [
            [
              `charge with its ${digits(told.webhooksPerCharge)} webhooks`,
              digits(told.perSecond),
              '',
              '',
              digits(told.p50Ms),
              digits(told.p99Ms),
            ],
          ]
        : []),
    ],
  );

const processes = ['api', 'worker', 'mongo', 'redis'];
const ourColumns = (cpuMs: ProcessorTimes, settledAfterMs: number): readonly string[] =>
  [...processes.map((name) => cpuMs[name] ?? 0), sumOfTimes(cpuMs), settledAfterMs / 1_000].map(digits);

const processorTable = (measured: Named, { told }: Findings): string =>
  table(
    ['', ...processes, 'all', 'settled after s', 'limit api', 'limit mongo', 'limit all', 'loader'],
    [
      ...measured.map(([name, { cpuMs, settledAfterMs, limitCpuMs, loaderMs }]) => [
        name,
        ...ourColumns(cpuMs, settledAfterMs),
        ...[limitCpuMs['api'] ?? 0, limitCpuMs['mongo'] ?? 0, sumOfTimes(limitCpuMs), loaderMs].map(digits),
      ]),
      ...(told ? [['charge with its webhooks', ...ourColumns(told.cpuMs, told.settledAfterMs)]] : []),
    ],
  );

const badTokensTable = ({ goodPerSecond, badPerSecond, alone, beside, refused, cpuMs }: BadTokens): string =>
  table(
    ['', 'good 1/s', 'bad 1/s', 'p50 ms', 'p99 ms', '401', '429', 'CPU-ms of a good one', 'of a bad one'],
    [
      ['alone', ...[goodPerSecond, 0, alone.p50Ms, alone.p99Ms].map(digits), '', '', digits(cpuMs.good), ''],
      [
        'beside',
        ...[goodPerSecond, badPerSecond, beside.p50Ms, beside.p99Ms, refused.seen, refused.unseen].map(
          digits,
        ),
        '',
        digits(cpuMs.bad),
      ],
    ],
  );

const booksTable = ({ kept, left }: BooksCost): string =>
  table(
    ['', '1/s', 'p99 ms', 'CPU-ms'],
    Object.entries({ with: kept, without: left }).map(([name, side]) => [
      name,
      ...[side.perSecond, side.p99Ms, side.cpuMs].map(digits),
    ]),
  );

const renewalTable = (renewal: Renewals): string =>
  table(
    ['', '1/s', 'ratio', ...processes, 'CPU-ms', 'settled after s'],
    [
      [
        'Kassa',
        ...[renewal.perSecond, renewal.ratio].map(digits),
        ...ourColumns(renewal.cpuMs, renewal.settledAfterMs),
      ],
      [
        'limit',
        digits(renewal.limitPerSecond),
        '',
        ...processes.map((name) => digits(renewal.limitCpuMs[name] ?? 0)),
        digits(sumOfTimes(renewal.limitCpuMs)),
      ],
    ],
  );

const besideTable = ({ charges: { perSecond, alone, beside } }: Renewals): string =>
  table(
    ['', '1/s', 'p50 ms', 'p99 ms'],
    Object.entries({ alone, beside }).map(([name, { p50Ms, p99Ms }]) => [
      name,
      ...[perSecond, p50Ms, p99Ms].map(digits),
    ]),
  );

const tripsTable = (roundTrips: Readonly<Record<string, RoundTrips>>): string =>
  table(
    ['', 'to', 'what', 'times'],
    Object.entries(roundTrips).flatMap(([name, { by }]) =>
      parts.flatMap((part) => [...by[part]].map(([command, count]) => [name, part, command, digits(count)])),
    ),
  );
