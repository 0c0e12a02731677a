import { add, money, subtract, zero, type Money } from '#domain/shared/money';
import { portion, priceOf } from '#domain/shared/rate';
import { type Payment } from './payment.ts';

/** What a payment costs its tenant and leaves them. `net` is what they keep after refunds and all fees. */
export type PaymentFees = Readonly<{
  platform: Money;
  platformReturned: Money;
  gateway: Money;
  gatewayIsEstimate: boolean;
  net: Money;
}>;

/**
 * FEE-3, FEE-4. Fees follow the captured amount (before capture: the amount asked for, as an estimate).
 * A refund gives back the same part of the platform fee as of the money, so a full refund gives back all of it;
 * gateways keep theirs. A dispute changes neither: what it takes is on the dispute itself.
 */
export const feesOf = (payment: Payment): PaymentFees => {
  const { amount, captured, refunded, rates, gatewayFee, status } = payment;
  const none = zero(amount.currency);
  if (status === 'failed' || status === 'cancelled')
    return { platform: none, platformReturned: none, gateway: none, gatewayIsEstimate: false, net: none };
  const handled = captured.minor === 0n ? amount : captured;
  const platform = priceOf(rates.platform, handled);
  const platformReturned =
    captured.minor === 0n
      ? none
      : money(portion(platform.minor, refunded.minor, captured.minor), amount.currency);
  const gateway = gatewayFee ?? priceOf(rates.gateway, handled);
  const kept = subtract(platform, platformReturned);
  const net = subtract(subtract(handled, refunded), add(kept, gateway));
  return { platform, platformReturned, gateway, gatewayIsEstimate: gatewayFee === null, net };
};
