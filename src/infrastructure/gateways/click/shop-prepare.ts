import { type OpenRefusal } from '#application/payments/ports/transaction-desk';
import { type ShopError } from './click-answers.ts';
import { fromSom } from './click-amount.ts';
import { cancelAttempt } from './shop-cancel.ts';
import { endedReplies, type ShopAsking, type ShopReply } from './shop-reply.ts';

/**
 * Before Click debits the payer: may this be paid? One attempt is one click_trans_id; a payer who tries again has a new
 * one, so several may be open, and the payment decides which of them completes it.
 */
export const prepare = async (asking: ShopAsking): Promise<ShopReply> => {
  const { request, desk, at } = asking;
  const { transId, order, paydocId } = request;
  const payable = await desk.payable(order);
  if (!payable) return { error: -5 };
  const known = await desk.find(transId);
  if (known && known.account.merchant_trans_id !== order) return { error: -8 };
  if (request.error < 0) return known ? cancelAttempt(asking, known) : endedReplies.cancelled;
  if (known && known.status !== 'opened') return { ...endedReplies[known.status], number: known.number };
  if (payable.standing !== 'open') return { error: errors[payable.standing] };
  const amount = fromSom(request.amount);
  if (amount?.minor !== payable.amount.minor || payable.amount.currency !== amount.currency)
    return { error: -2 };
  const opened = await desk.open({
    providerId: transId,
    reference: order,
    account: { merchant_trans_id: order },
    amount,
    providerAt: at,
    expiresAt: null,
    isExclusive: false,
    paymentReference: paydocId,
    notes: { clickPaydocId: paydocId, clickSignTime: request.signTime },
  });
  if (!opened.ok) return { error: errors[opened.error] };
  const { status, number } = opened.value;
  return status === 'opened' ? { error: 0, number } : { ...endedReplies[status], number };
};

const errors: Readonly<Record<OpenRefusal, ShopError>> = {
  'unknown-payment': -5,
  'wrong-amount': -2,
  paid: -4,
  closed: -9,
  'held-by-another': -9,
};
