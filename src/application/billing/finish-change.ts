import { ok, type Result } from '#domain/shared/result';
import { type BillingPorts } from './billing-ports.ts';
import { type Changed } from './change-subscription.ts';
import { drawOrder } from './draw-orders.ts';
import { answerAbout, type SubscriptionAnswer } from './subscription-answer.ts';

/**
 * The answer to a change that asks for no money. What it orders, such as an invoice for unused time, is drawn up now; should
 * that stop on the way, the reaction to its event goes on.
 */
export const finishChange = async <Refusal>(
  ports: BillingPorts,
  changed: Result<Changed, Refusal>,
): Promise<Result<SubscriptionAnswer, Refusal>> => {
  if (!changed.ok) return changed;
  const { subscription, before, orders } = changed.value;
  const replayed = before === null;
  const [order] = orders;
  if (!order) return ok(answerAbout(ports, subscription, { replayed }));
  const drawn = await drawOrder(ports, subscription, order);
  return ok(answerAbout(ports, drawn.subscription, { invoice: drawn.invoice, replayed }));
};
