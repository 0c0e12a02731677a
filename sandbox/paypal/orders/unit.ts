import { type Money } from '../money/amount.ts';

/** One part of an order: what the buyer pays for, with the fields that PayPal shows as they were sent. */
export type Unit = {
  readonly reference_id: string;
  readonly currency: string;
  readonly minor: number;
  readonly custom_id: string | null;
  readonly invoice_id: string | null;
  readonly amount: Money & { readonly breakdown?: object | undefined };
  /** Description, items, shipping and the like. */
  readonly more: Readonly<Record<string, unknown>>;
};
