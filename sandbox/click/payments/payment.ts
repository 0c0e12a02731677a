/**
 * Where a payment stands. `failed`: nothing was debited. `returned`: debited and given back. `manual`: debited, but the
 * shop does not confirm, so a person at Click has to look.
 */
type PaymentState =
  | 'under way'
  | 'paid'
  | 'failed'
  | 'cancelled'
  | 'abandoned'
  | 'returned'
  | 'manual'
  | 'reversed';

/** What Click asks of the shop: Prepare (action 0) or Complete (action 1). */
export type Step = 'prepare' | 'complete';

/** One attempt to pay. Amounts are in tiyin; ids are texts, because they do not fit into a double. */
export type Payment = {
  /** click_paydoc_id of the SHOP API and payment_id of the Merchant API (click.md §2.2: unconfirmed that they are one). */
  readonly id: string;
  /** click_trans_id. */
  readonly transId: string;
  /** The shop's own id: merchant_trans_id, transaction_param, transaction_parameter. */
  readonly merchantTransId: string;
  readonly tiyin: number;
  /** `acceptance` marks payments of the acceptance suite, which nobody walks through. */
  readonly way: 'link' | 'card' | 'acceptance';
  readonly invoiceId: string | null;
  readonly act: 'pay' | 'cancel' | 'abandon';
  readonly state: PaymentState;
  readonly step: Step;
  /** How often the present step was asked. */
  readonly tries: number;
  /** How often the shop refused to confirm. */
  readonly refusals: number;
  /** What the shop answered to Prepare. */
  readonly prepareId: string | null;
  /** The last error that was heard or caused; 0 for none. */
  readonly error: number;
  readonly errorNote: string;
  readonly refundedTiyin: number;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
};
