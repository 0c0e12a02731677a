import { type Source } from '../sources/source.ts';
import { type PaymentToken } from '../vault/payment-token.ts';
import { type Unit } from './unit.ts';

/** That the source is to be saved once it has paid, and for whom. */
export type Saving = Pick<PaymentToken, 'customerId' | 'usage_type' | 'customer_type'>;

/** What a shop wants paid. */
export type Order = {
  readonly id: string;
  readonly intent: 'CAPTURE' | 'AUTHORIZE';
  readonly status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED';
  readonly units: readonly Unit[];
  /** The kind of source that the caller named; null leaves it to the buyer. */
  readonly named: Source['kind'] | null;
  /** What pays, once that is known. */
  readonly source: Source | null;
  /** The payment token that pays: nobody is asked. */
  readonly tokenId: string | null;
  readonly saving: Saving | null;
  readonly savedTokenId: string | null;
  readonly return_url: string | null;
  readonly cancel_url: string | null;
  readonly createdMs: number;
  readonly updatedMs: number;
  /** When an order that nobody completed is gone. */
  readonly endsAtMs: number;
};
