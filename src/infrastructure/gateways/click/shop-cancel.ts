import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { endedReplies, type ShopAsking, type ShopReply } from './shop-reply.ts';

/**
 * Click gives an attempt up. One that was paid stays paid: Click's documents contradict each other about what it means,
 * so nothing is given back by itself and a person is called.
 */
export const cancelAttempt = async (
  { request, desk, settings, at }: ShopAsking,
  { providerId }: ProviderTransaction,
): Promise<ShopReply> => {
  const cancelled = await desk.cancel(providerId, request.error, 'refuse');
  if (cancelled.ok || cancelled.error === 'not-found') return endedReplies.cancelled;
  await desk.note(providerId, {
    clickCancelledAfterSuccess: `error ${request.error}, first told ${at.toISOString()}`,
  });
  return { error: settings.cancelAfterSuccess, alarm: 'click-cancelled-after-success' };
};
