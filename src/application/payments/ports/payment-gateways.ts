import { type MethodType } from '#domain/payments/payment-facts';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { type PaymentGateway } from './payment-gateway.ts';

/** A gateway and the account at it that the money goes to. */
export type GatewayAccount = Readonly<{ id: GatewayAccountId; gateway: PaymentGateway }>;
export type GatewayRefusal = Readonly<
  | { code: 'gateway-unknown'; gateway: string; known: readonly string[] }
  | { code: 'currency-not-supported'; gateway: string }
  | { code: 'method-not-supported'; gateway: string; methods: readonly string[] }
>;

export interface PaymentGateways {
  /** The gateway behind an account a payment was opened with. Throws on an id nobody configured: a deployment bug. */
  of(account: GatewayAccountId): PaymentGateway;
  /** Where a new payment goes: the gateway asked for, else the first that can take it. */
  choose(
    wanted: Readonly<{ gateway?: string | undefined; currency: Currency; method: MethodType }>,
  ): Result<GatewayAccount, GatewayRefusal>;
  all(): readonly GatewayAccount[];
}
