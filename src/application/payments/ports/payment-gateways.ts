import { type CaptureMethod } from '#domain/payments/payment';
import { type Destination, type PaymentRoute } from '#domain/payments/payment-route';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type PaymentGateway } from './payment-gateway.ts';

/** What routing may look at. All of it is known before anything is stored. */
export type RouteQuery = Readonly<{
  tenantId: TenantId;
  /** Decides by weight, always alike for the same payment. */
  seed: string;
  /** Named by the caller: then only accounts of this gateway are considered. */
  gateway: string | undefined;
  /** The account that a saved method belongs to: then only this one is considered. */
  account: GatewayAccountId | undefined;
  amount: Money;
  method: MethodType;
  /** A token belongs to the provider that made it, so the payment can't leave that provider. */
  hasToken: boolean;
  isIntent: boolean;
  /** A saved method is charged while its owner is away. */
  isOffSession: boolean;
  captureMethod: CaptureMethod;
  /** ISO 3166-1 alpha-2, of the customer. */
  country: string | undefined;
}>;

export type GatewayRefusal = Readonly<
  | { code: 'gateway-unknown'; gateway: string; known: readonly string[] }
  | { code: 'currency-not-supported'; gateway: string }
  | { code: 'method-not-supported'; gateway: string; methods: readonly string[] }
  /** `tokens`: the types that can be paid with a token or a saved method there. */
  | { code: 'token-not-supported'; gateway: string; type: MethodType; tokens: readonly string[] }
  | { code: 'off-session-not-supported'; gateway: string }
  | { code: 'authorize-not-supported'; gateway: string }
  | { code: 'intent-not-supported'; gateway: string }
  /** In minor units of the payment's currency. */
  | { code: 'amount-above-gateway-maximum'; gateway: string; maximum: bigint }
>;

/** Answered by the gateways module. */
export interface PaymentGateways {
  /** The gateway behind an account a payment was opened with. Throws on an id nobody knows: books must never lose one. */
  of(account: GatewayAccountId): Promise<PaymentGateway>;
  /** Where a new payment goes, why, and where it goes next when that account certainly did not execute it. */
  route(
    asked: RouteQuery,
  ): Promise<Result<Readonly<{ to: Destination; route: PaymentRoute }>, GatewayRefusal>>;
}
