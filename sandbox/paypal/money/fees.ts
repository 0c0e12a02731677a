import { smallestStep } from './currency.ts';

/** What PayPal keeps of a payment: a share in basis points and a fixed part in minor units of any currency. */
export type FeePolicy = { readonly basisPoints: number; readonly fixedMinor: number };

/**
 * 3.49 % + 0.49, the published rate for online payments in USD. Other currencies pay the same number of minor units as
 * fixed part, which keeps tests simple; the real fixed parts differ. A refund gives nothing of it back.
 */
export const standardFees: FeePolicy = { basisPoints: 349, fixedMinor: 49 };

/** Takes an amount in minor units and gives the fee in minor units: rounded half up to what the currency can express, never above the amount. */
export const feeOf = (policy: FeePolicy, amountMinor: number, currency: string): number => {
  const step = smallestStep(currency);
  const tenThousandths = amountMinor * policy.basisPoints + policy.fixedMinor * 10_000;
  const fee = Math.floor((tenThousandths + 5_000 * step) / (10_000 * step)) * step;
  return Math.min(fee, amountMinor);
};
