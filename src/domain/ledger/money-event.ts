import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { type Account } from './chart-of-accounts.ts';

type Told = { id: string; tenantId: TenantId; at: Date; currency: Currency; reference: string };
type OfPayment = Told & { paymentId: PaymentId; gatewayAccountId: GatewayAccountId };

/** Something that moved money, with all that the books need to know of it. Amounts are minor units of `currency`. */
export type MoneyEvent = Readonly<
  | ({ type: 'captured'; captured: bigint; platformFee: bigint; gatewayFee: bigint } & OfPayment)
  /** The fee that was reckoned with was an estimate; `change` is what it was wrong by. */
  | ({ type: 'gateway-fee-corrected'; change: bigint } & OfPayment)
  | ({ type: 'refunded'; amount: bigint; platformFee: bigint } & OfPayment)
  | ({ type: 'refund-undone'; amount: bigint; platformFee: bigint } & OfPayment)
  /** What a bank holds or took since; less than nothing for what it gave back. */
  | ({ type: 'disputed'; held: bigint; lost: bigint } & OfPayment)
  | ({ type: 'dispute-fee'; fee: bigint } & OfPayment)
  /** An invoice was paid: so much of it is an authority's. Less than nothing where time was given back. */
  | ({ type: 'tax-taken'; tax: bigint } & Told)
  /** What was paid for an invoice went back, and the tax on it with it. */
  | ({ type: 'tax-returned'; tax: bigint } & Told)
  /** What a customer has paid ahead grew; less than nothing when it paid for something. */
  | ({ type: 'customer-credit-changed'; change: bigint } & Told)
  | ({ type: 'adjusted'; account: Account; amount: bigint } & Told)
>;
