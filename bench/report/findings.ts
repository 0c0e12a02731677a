import { type BadTokens } from '../cases/bad-tokens.ts';
import { type BooksCost } from '../cases/books.ts';
import { type ToldCharges } from '../cases/charge-with-webhooks.ts';
import { type PspStep } from '../cases/psp.ts';
import { type Renewals } from '../cases/renewal.ts';
import { type Score } from '../measure/score.ts';
import { type RoundTrips } from '../round-trips/count-round-trips.ts';

/** Everything a run has found out; what was not asked for is absent. */
export type Findings = {
  charge?: Score;
  webhook?: Score;
  read?: Score;
  many?: Score;
  told?: ToldCharges;
  renewal?: Renewals;
  renewalTrips?: RoundTrips;
  psp?: readonly PspStep[];
  badTokens?: BadTokens;
  books?: BooksCost;
  roundTrips?: Readonly<Record<'charge' | 'webhook' | 'read', RoundTrips>>;
  rssMb?: Readonly<{ api: number; worker: number }>;
};
