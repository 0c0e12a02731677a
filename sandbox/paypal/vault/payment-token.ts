import { type Source } from '../sources/source.ts';

/** A saved way to pay that can be charged while the customer is away. */
export type PaymentToken = {
  readonly id: string;
  readonly customerId: string;
  readonly source: Source;
  readonly usage_type: string | null;
  readonly customer_type: string | null;
};
