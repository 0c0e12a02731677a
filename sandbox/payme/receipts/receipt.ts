import { type RpcError } from '../rpc/rpc-error.ts';
import { type ReceiptState } from './receipt-state.ts';

/** A masked card number and `MM/YY`. */
export type CardPrint = { readonly number: string; readonly expire: string };

/** What a payer means to do with a receipt that the shop is asked about. */
export type Plan = 'pay' | 'cancel' | 'abandon';

/** What the shop last said about the transaction of a receipt; 0: nothing yet (payme.md §1.4). */
type ShopState = 0 | 1 | 2 | -1 | -2;

/** One payment as Payme sees it. Amounts are tiyin; times are Unix milliseconds, 0 for what has not happened. */
export type Receipt = {
  /** Also the id of its transaction in the shop. */
  readonly id: string;
  readonly state: ReceiptState;
  /** `checkout`: by a payer on the payment page, so the shop is asked. `subscribe`: by a call of the shop, which is not asked. */
  readonly origin: 'checkout' | 'subscribe';
  readonly plan: Plan | null;
  readonly account: Readonly<Record<string, string>>;
  readonly amount: number;
  readonly hold: boolean;
  /** What was taken from the card for the shop, and what of it was given back. */
  readonly captured: number;
  readonly returned: number;
  readonly createdAtMs: number;
  readonly paidAtMs: number;
  readonly cancelledAtMs: number;
  readonly description: string;
  readonly detail: object | null;
  readonly card: CardPrint | null;
  readonly error: RpcError | null;
  readonly shopState: ShopState;
  /** Why the transaction was cancelled, null while it is not (payme.md §1.4). */
  readonly reason: number | null;
  readonly fiscal: Readonly<Record<string, object>>;
};
