import { type Renewals } from '../cases/renewal.ts';
import { type Score, sumOfTimes } from '../measure/score.ts';
import { sumOf, type RoundTrips } from '../round-trips/count-round-trips.ts';
import { type Findings } from './findings.ts';
import { heldPerSecond } from './held-per-second.ts';

/** One line for machines (contract §8). What was not measured is null. */
export const jsonLine = (found: Findings): string => {
  const { charge, webhook, read, many, told, renewal, psp, badTokens, books, roundTrips } = found;
  return JSON.stringify({
    charge: measured(charge, roundTrips?.charge),
    webhook: measured(webhook, roundTrips?.webhook),
    read: measured(read, roundTrips?.read),
    scale: { '1k': round(charge?.ratio), '100k': round(many?.ratio) },
    rssMb: found.rssMb ?? null,
    chargeWithWebhooks: told
      ? {
          perSecond: round(told.perSecond),
          p50Ms: round(told.p50Ms),
          p99Ms: round(told.p99Ms),
          cpuMs: round(sumOfTimes(told.cpuMs)),
          webhooksPerCharge: round(told.webhooksPerCharge),
        }
      : null,
    renewal: renewal ? renewalOf(renewal, found.renewalTrips) : null,
    psp: psp ? pspOf(psp) : null,
    ...(books && {
      books: {
        ratio: round(books.ratio),
        perSecond: round(books.kept.perSecond),
        perSecondWithout: round(books.left.perSecond),
        cpuMs: round(books.kept.cpuMs),
        cpuMsWithout: round(books.left.cpuMs),
      },
    }),
    ...(badTokens && {
      badTokens: {
        ratio: round(badTokens.ratio),
        aloneP50Ms: round(badTokens.alone.p50Ms),
        besideP50Ms: round(badTokens.beside.p50Ms),
        aloneP99Ms: round(badTokens.alone.p99Ms),
        besideP99Ms: round(badTokens.beside.p99Ms),
        cpuMsOfGood: round(badTokens.cpuMs.good),
        cpuMsOfBad: round(badTokens.cpuMs.bad),
      },
    }),
  });
};

const round = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toPrecision(4));

const measured = (score: Score | undefined, trips: RoundTrips | undefined): object | null =>
  score
    ? {
        perSecond: round(score.perSecond),
        limitPerSecond: round(score.limitPerSecond),
        ratio: round(score.ratio),
        p50Ms: round(score.p50Ms),
        p99Ms: round(score.p99Ms),
        cpuMs: round(sumOfTimes(score.cpuMs)),
        roundTrips: round(trips?.total),
        limitCpuMs: round(sumOfTimes(score.limitCpuMs)),
        roundTripsBy: tripsOf(trips),
      }
    : null;

const tripsOf = (trips: RoundTrips | undefined): object | null =>
  trips
    ? {
        mongo: round(sumOf(trips.by.mongo)),
        provider: round(sumOf(trips.by.provider)),
        redis: round(sumOf(trips.by.redis)),
      }
    : null;

const renewalOf = (renewal: Renewals, trips: RoundTrips | undefined): object => ({
  perSecond: round(renewal.perSecond),
  limitPerSecond: round(renewal.limitPerSecond),
  ratio: round(renewal.ratio),
  cpuMs: round(sumOfTimes(renewal.cpuMs)),
  limitCpuMs: round(sumOfTimes(renewal.limitCpuMs)),
  roundTrips: round(trips?.total),
  roundTripsBy: tripsOf(trips),
  chargesPerSecond: renewal.charges.perSecond,
  chargesAloneP99Ms: round(renewal.charges.alone.p99Ms),
  chargesBesideP99Ms: round(renewal.charges.beside.p99Ms),
});

const pspOf = (steps: NonNullable<Findings['psp']>): object => {
  const best = steps.filter(({ held }) => held).at(-1);
  return {
    perSecond: heldPerSecond(steps),
    p50Ms: round(best?.load.p50Ms),
    p99Ms: round(best?.load.p99Ms),
    cpuMs: round(best?.cpuMs),
    declinedShare: round(best?.declinedShare),
  };
};
