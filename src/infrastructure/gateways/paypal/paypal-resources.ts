import { z } from 'zod';
import { fromPaypal } from './paypal-amount.ts';

/**
 * What we read of PayPal's answers and events; the rest is let through unread. Statuses are plain texts: one we do not
 * know must not make the whole unreadable.
 */
export const MoneyBody = z
  .object({ currency_code: z.string(), value: z.string() })
  .transform((told, context) => {
    try {
      return fromPaypal(told);
    } catch (failure) {
      context.addIssue(String(failure));
      return z.NEVER;
    }
  });
/** Beside the point: one that we can't read must not make the rest unreadable. */
export const MoneyBeside = MoneyBody.optional().catch(undefined);

export const LinkBody = z.object({ href: z.string(), rel: z.string() });
const links = z.array(LinkBody).default([]);
const related = z
  .object({ related_ids: z.object({ order_id: z.string().optional() }).optional() })
  .optional();
const processor = z.object({ response_code: z.string().optional() }).optional();

export const CaptureBody = z.object({
  id: z.string(),
  status: z.string(),
  amount: MoneyBody,
  custom_id: z.string().optional(),
  seller_receivable_breakdown: z.object({ paypal_fee: MoneyBeside }).optional(),
  processor_response: processor,
  supplementary_data: related,
});
export type CaptureBody = z.output<typeof CaptureBody>;

export const AuthorizationBody = z.object({
  id: z.string(),
  status: z.string(),
  amount: MoneyBody,
  custom_id: z.string().optional(),
  expiration_time: z.coerce.date().optional(),
  create_time: z.coerce.date().optional(),
  processor_response: processor,
  supplementary_data: related,
});
export type AuthorizationBody = z.output<typeof AuthorizationBody>;

export const RefundBody = z.object({
  id: z.string(),
  status: z.string(),
  amount: MoneyBody,
  custom_id: z.string().optional(),
  note_to_payer: z.string().optional(),
  status_details: z.object({ reason: z.string().optional() }).optional(),
  links,
});
export type RefundBody = z.output<typeof RefundBody>;

const PaymentsBody = z.object({
  authorizations: z.array(AuthorizationBody).default([]),
  captures: z.array(CaptureBody).default([]),
  refunds: z.array(RefundBody).default([]),
});
const card = z.object({ brand: z.string().optional(), last_digits: z.string().optional() });

export const OrderBody = z.object({
  id: z.string(),
  status: z.string(),
  purchase_units: z
    .array(z.object({ custom_id: z.string().optional(), payments: PaymentsBody.optional() }))
    .default([]),
  payment_source: z.object({ card: card.optional() }).optional(),
  links,
});
export type OrderBody = z.output<typeof OrderBody>;

export const DisputeBody = z.object({
  dispute_id: z.string(),
  status: z.string(),
  reason: z.string().default('OTHER'),
  dispute_amount: MoneyBody,
  dispute_life_cycle_stage: z.string().optional(),
  dispute_outcome: z.object({ outcome_code: z.string().optional() }).optional(),
  seller_response_due_date: z.coerce.date().optional(),
  disputed_transactions: z
    .array(z.object({ seller_transaction_id: z.string().optional(), custom: z.string().optional() }))
    .default([]),
  evidences: z.array(z.object({ evidence_type: z.string(), notes: z.string().optional() })).default([]),
});
export type DisputeBody = z.output<typeof DisputeBody>;

export const SetupTokenBody = z.object({ id: z.string(), status: z.string(), links });
export const PaymentTokenBody = z.object({ id: z.string() });
