import { type Request, type Response } from 'express';
import { magicCards } from '../cards/magic-cards.ts';
import { type CheckoutSession } from '../checkout/checkout-session.ts';
import { settleSession } from '../checkout/complete-session.ts';
import { paySession } from '../checkout/pay-session.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { button, escaped, htmlPage } from '../../http/html.ts';

const sessionOf = (world: StripeWorld, request: Request): CheckoutSession | undefined =>
  world.checkoutSessions.get(String(request.params['id']));

const gone = (response: Response): void =>
  void response.status(404).send(htmlPage('Gone', '<p>This checkout page is no longer open.</p>'));

const cards = magicCards.flatMap(({ name, number }) =>
  name === null ? [] : [`<option value="pm_card_${name}">${name} (…${number.slice(-4)})</option>`],
);

const show = (world: StripeWorld, session: CheckoutSession, failure: string | null): string => {
  const lines = (world.sessionPlans.get(session.id)?.items ?? []).map(
    (item) =>
      `<li>${item.quantity} × ${escaped(item.description ?? '')}: ${item.amount_total} ${escaped(item.currency)}</li>`,
  );
  const cancel =
    session.cancel_url === null ? '' : `<p><a href="${escaped(session.cancel_url)}">Cancel</a></p>`;
  const trouble = failure === null ? '' : `<p role="alert">${escaped(failure)}</p>`;
  const form = `<form method="post"><p><select name="payment_method">${cards.join('')}</select></p>${button('act', 'pay', session.mode === 'setup' ? 'Save card' : 'Pay')}</form>`;
  return htmlPage('Checkout', `<ul>${lines.join('')}</ul>${trouble}${form}${cancel}`);
};

const toSuccess = (response: Response, session: CheckoutSession): void => {
  const target = session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id);
  if (target === undefined) response.send(htmlPage('Thank you', '<p>You can close this page.</p>'));
  else response.redirect(303, target);
};

/** Shows what is to be paid and a Pay button. */
export const showCheckout = (world: StripeWorld, request: Request, response: Response): void => {
  const session = sessionOf(world, request);
  if (session?.status !== 'open') gone(response);
  else response.send(show(world, session, null));
};

/** Pays with the chosen test card (`payment_method`, the plain Visa by default) and sends the payer on. */
export const payCheckout = (world: StripeWorld, request: Request, response: Response): void => {
  const open = sessionOf(world, request);
  if (open?.status !== 'open') {
    gone(response);
    return;
  }
  const { payment_method: chosen } = (request.body ?? {}) as { payment_method?: unknown };
  const { session, challengeUrl, failure } = paySession(
    world,
    open,
    typeof chosen === 'string' ? chosen : 'pm_card_visa',
  );
  if (challengeUrl !== null) response.redirect(303, challengeUrl);
  else if (session.status === 'complete') toSuccess(response, session);
  else response.status(402).send(show(world, session, failure));
};

/** Receives the payer back from a challenge. */
export const returnToCheckout = (world: StripeWorld, request: Request, response: Response): void => {
  const before = sessionOf(world, request);
  if (before === undefined) {
    gone(response);
    return;
  }
  const session = settleSession(world, before);
  if (session.status === 'complete') toSuccess(response, session);
  else response.status(402).send(show(world, session, 'The authentication failed.'));
};
