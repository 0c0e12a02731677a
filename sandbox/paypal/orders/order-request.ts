import { z } from 'zod';
import { cardRequest } from '../sources/card-request.ts';
import { vaultCustomer } from '../vault/vault-customer.ts';

/** Money as callers write it. */
export const moneyRequest = z.object({
  currency_code: z.string().length(3),
  value: z
    .string()
    .max(32)
    .regex(/^-?(\d+|\d*\.\d+)$/),
});

/** The parts that an amount may be broken down into. */
const breakdown = z.object({
  item_total: moneyRequest.optional(),
  shipping: moneyRequest.optional(),
  handling: moneyRequest.optional(),
  tax_total: moneyRequest.optional(),
  insurance: moneyRequest.optional(),
  shipping_discount: moneyRequest.optional(),
  discount: moneyRequest.optional(),
});

/** An amount that may say what it consists of. */
export const amountRequest = moneyRequest.extend({ breakdown: breakdown.optional() });

const item = z.looseObject({
  name: z.string().min(1).max(127),
  quantity: z.string().regex(/^[1-9]\d{0,9}$/),
  unit_amount: moneyRequest,
  tax: moneyRequest.optional(),
});

/** Texts of a purchase unit and their longest forms (paypal.md §4). */
export const unitTexts = {
  custom_id: z.string().min(1).max(127),
  invoice_id: z.string().min(1).max(127),
  description: z.string().min(1).max(127),
  soft_descriptor: z.string().min(1).max(22),
};

const unitRequest = z.object({
  reference_id: z.string().min(1).max(256).optional(),
  amount: amountRequest,
  custom_id: unitTexts.custom_id.optional(),
  invoice_id: unitTexts.invoice_id.optional(),
  description: unitTexts.description.optional(),
  soft_descriptor: unitTexts.soft_descriptor.optional(),
  items: z.array(item).optional(),
  shipping: z.looseObject({}).optional(),
  supplementary_data: z.looseObject({}).optional(),
});

const ways = z.object({ return_url: z.url().optional(), cancel_url: z.url().optional() });
const vaultId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[0-9a-zA-Z_-]+$/);
const vaultInstruction = z.object({
  store_in_vault: z.enum(['ON_SUCCESS']).optional(),
  usage_type: z.enum(['MERCHANT', 'PLATFORM']).optional(),
  customer_type: z.enum(['CONSUMER', 'BUSINESS']).optional(),
});
const attributes = z.object({ customer: vaultCustomer, vault: vaultInstruction.optional() }).optional();

/** What is to pay an order, as callers name it. */
export const sourceRequest = z.object({
  paypal: z
    .object({
      vault_id: vaultId.optional(),
      attributes,
      experience_context: ways.optional(),
    })
    .optional(),
  card: cardRequest.extend({ vault_id: vaultId.optional() }).optional(),
  token: z.object({ id: vaultId, type: z.enum(['BILLING_AGREEMENT']) }).optional(),
});

/** The body of a create. */
export const orderRequest = z.object({
  intent: z.enum(['CAPTURE', 'AUTHORIZE']),
  purchase_units: z.array(unitRequest).min(1).max(10),
  payment_source: sourceRequest.optional(),
  application_context: ways.optional(),
});

export type AmountRequest = z.infer<typeof amountRequest>;
export type UnitRequest = z.infer<typeof unitRequest>;
export type SourceRequest = z.infer<typeof sourceRequest>;
export type OrderRequest = z.infer<typeof orderRequest>;
