import { minimumOf } from './amount.ts';
import { decimalsOf } from './currency.ts';

/** A share in basis points, a fixed part and a dispute fee; the latter two in US cents, scaled to other currencies. */
export type FeePolicy = {
  readonly basisPoints: number;
  readonly fixedUsd: number;
  readonly disputeUsd: number;
};

/** Stripe's published price for cards in the US: 2.9 % + 30 cents, 15 dollars a dispute. */
export const standardFees: FeePolicy = { basisPoints: 290, fixedUsd: 30, disputeUsd: 1500 };

/**
 * Takes US cents and gives the like of it in another currency's minor units. The published minimum charge (50 cents)
 * is the yardstick: 30 cents become 18 pence or 180 öre, close to Stripe's price lists.
 */
const scaled = (usdCents: number, currency: string): number => {
  const minimum = minimumOf(currency);
  if (minimum !== null) return Math.round((usdCents * minimum) / 50);
  return Math.round((usdCents / 100) * 10 ** decimalsOf(currency));
};

/** Takes an amount in minor units and gives the processing fee in minor units, half a unit rounded up. */
export const processingFee = (policy: FeePolicy, minor: number, currency: string): number =>
  Math.round((minor * policy.basisPoints) / 10_000) + scaled(policy.fixedUsd, currency);

/** Gives what a chargeback costs, in minor units of the currency. */
export const disputeFee = (policy: FeePolicy, currency: string): number =>
  scaled(policy.disputeUsd, currency);
