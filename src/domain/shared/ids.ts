/** Identifiers are the only words modules share, so they live here. */
type Id<Kind extends string> = string & { readonly __kind: Kind };
export type TenantId = Id<'tenant'>;
export type PaymentId = Id<'payment'>;
export type RefundId = Id<'refund'>;
export type DisputeId = Id<'dispute'>;
export type GatewayAccountId = Id<'gateway-account'>;
export type CustomerId = Id<'customer'>;
export type PaymentMethodId = Id<'payment-method'>;
export type ApiKeyId = Id<'api-key'>;
export type ReviewId = Id<'review'>;
export type PlanId = Id<'plan'>;
export type SubscriptionId = Id<'subscription'>;
export type InvoiceId = Id<'invoice'>;
export type CreditPackId = Id<'credit-pack'>;
export type CreditPurchaseId = Id<'credit-purchase'>;
