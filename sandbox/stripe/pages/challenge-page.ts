import { type Request, type Response } from 'express';
import { completeAction } from '../control/complete-action.ts';
import { type PaymentIntent } from '../payment-intents/payment-intent.ts';
import { type SetupIntent } from '../setup-intents/setup-intent.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { button, escaped, htmlPage } from '../../http/html.ts';

type Intent = PaymentIntent | SetupIntent;

const intentOf = (world: StripeWorld, id: string): Intent | undefined =>
  world.paymentIntents.get(id) ?? world.setupIntents.get(id);

const idOf = (request: Request): string => String(request.params['id']);

/** The way back to the merchant, with what Stripe appends to it (Stripe doc "Confirm … return_url"). */
const wayBack = (before: Intent, succeeded: boolean): string | null => {
  if (before.next_action?.type !== 'redirect_to_url') return null;
  const url = new URL(before.next_action.redirect_to_url.return_url);
  url.searchParams.set(before.object, before.id);
  url.searchParams.set(`${before.object}_client_secret`, before.client_secret);
  url.searchParams.set('redirect_status', succeeded ? 'succeeded' : 'failed');
  return url.toString();
};

/** Shows the bank's question to the payer. */
export const showChallenge = (world: StripeWorld, request: Request, response: Response): void => {
  const intent = intentOf(world, idOf(request));
  if (intent?.status !== 'requires_action') {
    response.status(404).send(htmlPage('Nothing to confirm', '<p>This payment does not wait for you.</p>'));
    return;
  }
  const buttons = button('outcome', 'succeeded', 'Complete') + button('outcome', 'failed', 'Fail');
  const what =
    'amount' in intent ? `${intent.amount} ${intent.currency.toUpperCase()} (minor units)` : 'a saved card';
  response.send(
    htmlPage('3D Secure test page', `<p>Confirm ${escaped(what)}?</p><form method="post">${buttons}</form>`),
  );
};

/** Takes the payer's answer and sends the payer back to the merchant. */
export const answerChallenge = (world: StripeWorld, request: Request, response: Response): void => {
  const before = intentOf(world, idOf(request));
  const { outcome } = (request.body ?? {}) as { outcome?: unknown };
  const done = completeAction(world, idOf(request), outcome === 'succeeded' ? 'succeeded' : 'failed');
  if (before === undefined || 'refused' in done) {
    response.status(404).send(htmlPage('Nothing to confirm', '<p>This payment does not wait for you.</p>'));
    return;
  }
  const after = intentOf(world, before.id);
  const target = wayBack(before, after?.status !== 'requires_payment_method');
  if (target !== null) response.redirect(303, target);
  else response.send(htmlPage('Done', '<p>You can close this page.</p>'));
};
