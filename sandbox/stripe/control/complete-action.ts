import { type Refused } from '../../emulator.ts';
import { settleSessionsOf } from '../checkout/complete-session.ts';
import { byItself } from '../http/route.ts';
import { completeChallenge } from '../payment-intents/complete-challenge.ts';
import { completeSetup } from '../setup-intents/attempt-setup.ts';
import { paymentKey, type StripeWorld } from '../stripe-world.ts';

/** Of several intents of one payment, the one that waits for its payer, else the latest. */
const waiting = <T extends { readonly status: string }>(intents: readonly T[]): T | undefined =>
  intents.find(({ status }) => status === 'requires_action') ?? intents[intents.length - 1];

/** Takes the id of an intent of either kind, or Kassa's id of it, and finishes the challenge its payer faces. */
export const completeAction = (
  world: StripeWorld,
  id: string,
  outcome: 'succeeded' | 'failed',
): object | Refused => {
  const payment = world.paymentIntents.get(id) ?? waiting(world.paymentIntents.where(paymentKey, id));
  const setup = world.setupIntents.get(id) ?? waiting(world.setupIntents.where(paymentKey, id));
  const intent = payment ?? setup;
  if (intent === undefined) return { refused: 404, message: `no payment or setup intent is known as ${id}` };
  const completed =
    payment === undefined
      ? setup && completeSetup(world, byItself, setup, outcome)
      : completeChallenge(world, byItself, payment, outcome);
  if (completed == null)
    return { refused: 409, message: `${intent.id} does not wait for its payer: it is ${intent.status}` };
  settleSessionsOf(world, completed.id);
  return { id: completed.id, status: completed.status };
};
