import { z } from 'zod';
import { isCountry } from '#domain/shared/country';
import { isCurrency } from '#domain/shared/currency';
import { priceMax } from '#domain/shared/price-max';
import {
  type ApiKeyId,
  type CreditPackId,
  type CreditPurchaseId,
  type CustomerId,
  type DisputeId,
  type GatewayAccountId,
  type InvoiceId,
  type PaymentId,
  type PaymentMethodId,
  type PlanId,
  type RefundId,
  type ReviewId,
  type SubscriptionId,
  type TenantId,
} from '#domain/shared/ids';

const id = <T extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9A-Za-z]{6,40}$`))
    .transform((text) => text as T)
    .meta({ examples: [`${prefix}_01JD3M2X7QK8V5N4B6C9ZTRWYE`] });

export const PaymentIdSchema = id<PaymentId>('pay');
export const RefundIdSchema = id<RefundId>('ref');
export const DisputeIdSchema = id<DisputeId>('dsp');
export const CustomerIdSchema = id<CustomerId>('cus');
export const PaymentMethodIdSchema = id<PaymentMethodId>('pm');
export const SubscriptionIdSchema = id<SubscriptionId>('sub');
export const InvoiceIdSchema = id<InvoiceId>('inv');
/** Unique within a tenant. Plans of the seeded catalogues have names a person can remember: `pln_starter`. */
export const PlanIdSchema = z
  .string()
  .regex(/^pln_[0-9A-Za-z-]{2,40}$/)
  .transform((text) => text as PlanId)
  .meta({ examples: ['pln_pro'] });
/** A tenant's own pack, or one of those that are there before it has any: `cpk_small`. */
export const CreditPackIdSchema = z
  .string()
  .regex(/^cpk_[0-9A-Za-z]{3,40}$/)
  .transform((text) => text as CreditPackId)
  .meta({ examples: ['cpk_medium'] });
export const CreditPurchaseIdSchema = id<CreditPurchaseId>('crp');
/** A tenant's own account, or one that the environment names: `gwa_configured_stripe`. */
export const GatewayAccountIdSchema = z
  .string()
  .regex(/^gwa_(configured_[a-z][a-z0-9-]{0,30}|[0-9A-Za-z]{6,40})$/)
  .transform((text) => text as GatewayAccountId)
  .meta({ examples: ['gwa_01JD3M2X7QK8V5N4B6C9ZTRWYE'] });
export const ReviewIdSchema = id<ReviewId>('rev');
/** It has no type of its own: nobody but the ledger speaks of one. */
export const AdjustmentIdSchema = id<string>('adj');
export const ApiKeyIdSchema = id<ApiKeyId>('key');

export const AmountSchema = z
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .describe('In minor units of the currency: 10000 is 100.00 USD')
  .meta({ examples: [10_000] });
/** What something is to cost, or what is to be off a price. */
export const PriceAmountSchema = AmountSchema.max(Number(priceMax));
export const CurrencySchema = z
  .string()
  .refine(isCurrency, { error: 'is not an ISO 4217 currency code in capital letters, such as USD' })
  .transform((code) => code)
  .describe('ISO 4217, three capital letters')
  .meta({ examples: ['USD'] });
export const CountrySchema = z
  .string()
  .refine(isCountry, {
    error:
      'is not an ISO 3166-1 alpha-2 country code in capital letters, such as DE; the United Kingdom is GB',
  })
  .meta({ examples: ['DE'] });
/** Where people are sent: a page of the web. Any other scheme could run as code in a browser that follows it. */
export const WebAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: 'is not the address of a web page, beginning with https:// or http://',
  })
  .max(2_048)
  .meta({ examples: ['https://shop.example/back'] });
/** Stripe's limits, the narrowest of our providers: 50 keys of 40 characters, values of 500. */
export const MetadataSchema = z
  .record(z.string().min(1).max(40), z.string().max(500))
  .refine((entries) => Object.keys(entries).length <= 50, { error: 'has more than 50 keys' });
export const TenantIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/)
  .transform((text) => text as TenantId)
  .meta({ examples: ['demo'] });
