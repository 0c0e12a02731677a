import { type ClickWorld } from '../click-world.ts';
import { type Flat } from '../json/exact-json.ts';

/** The names faults know calls by. */
export const operations = [
  'invoice.create',
  'invoice.status',
  'payment.status',
  'payment.status-by-mti',
  'payment.reversal',
  'payment.partial-reversal',
  'card-token.request',
  'card-token.verify',
  'card-token.payment',
  'card-token.delete',
] as const;

/** What faults call them at every emulator; the rest are Click's alone. */
export const usualNames: Readonly<Partial<Record<(typeof operations)[number], string>>> = {
  'card-token.payment': 'charge',
  'payment.reversal': 'refund',
  'payment.partial-reversal': 'refund',
  'payment.status': 'lookup',
  'payment.status-by-mti': 'lookup',
};

/** A call to execute. `ids` are the variable parts of its path in order, `fields` those of its body. */
export type MerchantCall = {
  readonly world: ClickWorld;
  readonly ids: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** The weather of a latency profile: this payment is declined whatever the card says. */
  readonly declined: boolean;
};

/** One call of the Merchant API; the path is the one below `/v2/merchant/`. It gives what the answer holds beside error_code and error_note, or throws a `MerchantRefusal`. */
export type MerchantRoute = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly operation: (typeof operations)[number];
  readonly handle: (call: MerchantCall) => Flat;
};
