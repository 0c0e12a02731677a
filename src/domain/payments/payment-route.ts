import { type GatewayAccountId } from '#domain/shared/ids';
import { type Rate } from '#domain/shared/rate';

/** An account at a gateway that a payment can go to, and what that gateway will probably charge for it. */
export type Destination = Readonly<{ gateway: string; gatewayAccountId: GatewayAccountId; rate: Rate }>;

/** Why a payment went where it went, and where it may still go. */
export type PaymentRoute = Readonly<{
  /** The routing rule that decided; null when the caller named the gateway or no rule matched. */
  rule: string | null;
  /** One sentence for people. */
  reason: string;
  /** Accounts that were considered, or tried, before: each with why the payment did not stay there. */
  passedOver: readonly Readonly<{ gateway: string; gatewayAccountId: GatewayAccountId; why: string }>[];
  /** Where it goes when an account certainly did not execute the call, in this order. */
  next: readonly Destination[];
}>;
