import { err, ok, type Result } from '#domain/shared/result';
import { type Payment, type PaymentDecision } from './payment.ts';
import { hearNews } from './payment-news.ts';
import { type PaymentStatus } from './payment-status.ts';
import { type ProviderTransaction } from './provider-transaction.ts';

/** `open`: may be paid. `paid`: was. `closed`: cancelled, expired, failed, or given back. */
export type Standing = 'open' | 'paid' | 'closed';

/** A payment that is being released is closed already: whoever asked for that was first. */
const standings: Readonly<Record<PaymentStatus, Standing>> = {
  preparing: 'open',
  pending: 'open',
  processing: 'open',
  requires_action: 'open',
  authorized: 'paid',
  capturing: 'paid',
  voiding: 'closed',
  completed: 'paid',
  partially_refunded: 'paid',
  refunded: 'closed',
  failed: 'closed',
  cancelled: 'closed',
};

export const standingOf = ({ status }: Pick<Payment, 'status'>): Standing => standings[status];

export type PayRefusal = 'paid-by-another' | 'payment-closed';

/**
 * Completes a payment by a transaction that its provider leads; undefined when it was completed by this very one. Other
 * news of money is believed even of a payment that failed or was cancelled, because it can't be undone. This can: the
 * provider asks first, and gives the money back when it is refused. `key` names the transaction among the requests made
 * to the payment, so that it is known afterwards which one paid.
 */
export const payByTransaction = (
  payment: Payment,
  transaction: Pick<ProviderTransaction, 'gatewayAccountId' | 'amount' | 'paymentReference'>,
  { key, at }: Readonly<{ key: string; at: Date }>,
): Result<PaymentDecision | undefined, PayRefusal> => {
  if (isPaidBy(payment, transaction, key)) return ok(undefined);
  const standing = standingOf(payment);
  if (standing === 'paid') return err('paid-by-another');
  if (standing === 'closed' || payment.gatewayAccountId !== transaction.gatewayAccountId)
    return err('payment-closed');
  const command = { key, hash: '', kind: 'confirm', callKey: null, refundId: null, failure: null } as const;
  const heard = hearNews(
    { ...payment, commands: [...payment.commands, command] },
    {
      kind: 'captured',
      amount: transaction.amount,
      fee: null,
      details: { reference: transaction.paymentReference },
    },
    { at, cause: 'webhook' },
  );
  return heard?.ok ? ok(heard.value) : err('payment-closed');
};

/** By its key; or by the provider's id, when a call of ours was answered before the provider led the transaction to its end. */
const isPaidBy = (
  { commands, captured, reference, gatewayAccountId }: Payment,
  transaction: Pick<ProviderTransaction, 'gatewayAccountId' | 'paymentReference'>,
  key: string,
): boolean =>
  commands.some((made) => made.key === key) ||
  (captured.minor > 0n &&
    reference === transaction.paymentReference &&
    gatewayAccountId === transaction.gatewayAccountId);
