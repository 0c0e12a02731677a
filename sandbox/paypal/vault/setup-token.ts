import { type Source } from '../sources/source.ts';

/** A way to pay that a customer is about to save. */
export type SetupToken = {
  readonly id: string;
  readonly customerId: string;
  readonly status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VAULTED';
  readonly source: Source;
  readonly usage_type: string | null;
  readonly customer_type: string | null;
  readonly return_url: string | null;
  readonly cancel_url: string | null;
  readonly endsAtMs: number;
};
