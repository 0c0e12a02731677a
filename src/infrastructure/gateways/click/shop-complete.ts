import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { fromSom } from './click-amount.ts';
import { cancelAttempt } from './shop-cancel.ts';
import { endedReplies, type ShopAsking, type ShopReply } from './shop-reply.ts';

/**
 * After Click debited the payer, or failed to. For money that was taken it understands three answers: 0, "already
 * confirmed" (-4), and "cancelled before" (-9), on which the payer gets it back.
 */
export const complete = async (asking: ShopAsking): Promise<ShopReply> => {
  const { request, desk } = asking;
  if (!(await desk.payable(request.order))) return { error: -5 };
  const attempt = await findAttempt(asking);
  if (!attempt) return { error: -6 };
  if (request.error < 0) return cancelAttempt(asking, attempt);
  const { status, number, amount, providerId } = attempt;
  if (status !== 'opened') return { ...endedReplies[status], number };
  if (fromSom(request.amount)?.minor !== amount.minor) return { error: -2 };
  const performed = await desk.perform(providerId);
  if (!performed.ok) return endedReplies.cancelled;
  return performed.value.already ? { ...endedReplies.performed, number } : { error: 0, number };
};

/** The attempt that our number stands for, if it is this attempt and this order. */
const findAttempt = async ({ request, desk }: ShopAsking): Promise<ProviderTransaction | undefined> => {
  const number = Number(request.prepareId);
  const attempt = Number.isSafeInteger(number) ? await desk.findByNumber(number) : undefined;
  return attempt?.providerId === request.transId && attempt.account.merchant_trans_id === request.order
    ? attempt
    : undefined;
};
