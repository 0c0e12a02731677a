import { type ClickSettings } from '../click-settings.ts';
import { type Payment } from '../payments/payment.ts';
import { type Reply } from './post-form.ts';
import { type ShopAnswer } from './shop-answer.ts';

/** What follows from a reply: the payment as it is now, and when the shop is asked again while it is under way. */
export type Next = { readonly payment: Payment; readonly askAfterMs: number };

const settled = (payment: Payment): Next => ({ payment, askAfterMs: 0 });

/** The same step again, after the gap that this many tries ask for; null when they are used up. */
const again = (settings: ClickSettings, payment: Payment): Next | null => {
  const askAfterMs = settings.shopRetryGapsMs[payment.tries - 1];
  return askAfterMs === undefined ? null : { payment, askAfterMs };
};

/** Nobody answers: what was not debited fails, what was debited waits for a person. */
const givenUp = (payment: Payment): Payment => {
  if (payment.step === 'prepare') return { ...payment, state: 'failed' };
  return { ...payment, state: payment.act === 'cancel' ? 'cancelled' : 'manual' };
};

const afterPrepare = (payment: Payment, answer: ShopAnswer): Payment => {
  if (answer.error !== 0 || !/^\d+$/.test(answer.prepareId ?? '')) return { ...payment, state: 'failed' };
  const prepared: Payment = { ...payment, prepareId: answer.prepareId };
  return payment.act === 'abandon'
    ? { ...prepared, state: 'abandoned' }
    : { ...prepared, step: 'complete', tries: 0 };
};

/** 0 and -4 both mean that the shop has taken it in; -9 that it has not and never will (click.md §1.7). */
const afterComplete = (settings: ClickSettings, payment: Payment, answer: ShopAnswer): Next => {
  if (payment.act === 'cancel') return settled({ ...payment, state: 'cancelled' });
  if (answer.error === 0 || answer.error === -4) return settled({ ...payment, state: 'paid' });
  if (answer.error === -9) return settled({ ...payment, state: 'returned' });
  const refused = { ...payment, refusals: payment.refusals + 1 };
  const repeated = refused.refusals < settings.refusedConfirmationsMax ? again(settings, refused) : null;
  return repeated ?? settled(givenUp(refused));
};

/** Takes a payment under way and the reply to its present step and gives what follows. */
export const nextPayment = (settings: ClickSettings, payment: Payment, reply: Reply): Next => {
  if (reply.kind === 'lost') {
    const noted = { ...payment, errorNote: reply.why };
    return again(settings, noted) ?? settled(givenUp(noted));
  }
  const { answer } = reply;
  const noted = { ...payment, error: answer.error, errorNote: answer.errorNote };
  return payment.step === 'prepare'
    ? settled(afterPrepare(noted, answer))
    : afterComplete(settings, noted, answer);
};
