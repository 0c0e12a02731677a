import { anyHash, text } from '../http/readers.ts';

const textFields = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_communication',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'customer_signature',
  'duplicate_charge_documentation',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'receipt',
  'refund_policy',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'service_documentation',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_documentation',
  'shipping_tracking_number',
  'uncategorized_file',
  'uncategorized_text',
] as const;

/** What a merchant says against a dispute. */
export type Evidence = Readonly<Record<(typeof textFields)[number], string | null>> & {
  readonly enhanced_evidence: object;
};

/** The evidence of a dispute nobody has answered. */
export const noEvidence = Object.freeze({
  ...Object.fromEntries(textFields.map((field) => [field, null])),
  enhanced_evidence: {},
}) as Evidence;

/** Most characters that all evidence together may have (stripe.md §4.7). */
export const evidenceMax = 150_000;

/** The evidence parameter, field by field. */
export const evidenceShape = {
  ...(Object.fromEntries(textFields.map((field) => [field, text(20_000)])) as Record<
    (typeof textFields)[number],
    ReturnType<typeof text>
  >),
  enhanced_evidence: anyHash,
};
