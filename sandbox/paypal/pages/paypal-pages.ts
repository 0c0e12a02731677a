import { type Request, type Response, Router } from 'express';
import { button, escaped, htmlPage } from '../../http/html.ts';
import { playPayer } from '../control/play-payer.ts';
import { visitOrder } from '../orders/approve-order.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { findSetupToken } from '../vault/find-setup-token.ts';

const idIn = (request: Request, name: string): string => {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
};

const gone = (response: Response): void =>
  void response
    .status(404)
    .send(htmlPage('Nothing to approve', '<p>This payment does not wait for you.</p>'));

const askOrder = (world: PaypalWorld, id: string): string | null => {
  const order = visitOrder(world, id);
  if (order === undefined) return null;
  const units = order.units
    .map(({ amount }) => `<li>${escaped(amount.value)} ${escaped(amount.currency_code)}</li>`)
    .join('');
  const buttons =
    button('act', 'pay', 'Approve') +
    button('act', 'declined', 'Approve with a card that will be declined') +
    button('act', 'cancel', 'Cancel');
  return htmlPage('Pay with PayPal', `<ul>${units}</ul><form method="post">${buttons}</form>`);
};

const askSetup = (world: PaypalWorld, id: string): string | null => {
  if (findSetupToken(world, id)?.status !== 'PAYER_ACTION_REQUIRED') return null;
  const buttons = button('act', 'pay', 'Agree') + button('act', 'cancel', 'Cancel');
  return htmlPage('Save PayPal', `<p>Save it for later payments?</p><form method="post">${buttons}</form>`);
};

const wanted = (request: Request): string => {
  const form = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '');
  return form.get('act') ?? 'pay';
};

/** Does as the buyer chose and sends them back to the shop. */
const answer = async (world: PaypalWorld, request: Request, response: Response): Promise<void> => {
  const act = wanted(request);
  const url = new URL(request.originalUrl, world.url());
  if (act === 'declined') url.searchParams.set('funding', 'declined');
  const visit = { paymentId: '', act: act === 'cancel' ? act : 'pay', url: url.toString() } as const;
  const done = await playPayer(world, visit);
  if ('refused' in done) gone(response);
  else if ('returnUrl' in done && typeof done.returnUrl === 'string') response.redirect(303, done.returnUrl);
  else response.send(htmlPage('Done', '<p>You can close this page.</p>'));
};

/** Gives the pages a buyer sees: the approval of a payment, and of saving a way to pay. */
export const paypalPages = (world: PaypalWorld, flush: () => void): Router => {
  const router = Router();
  const pages = [
    ['/checkoutnow', 'token', askOrder],
    ['/agreements/approve', 'approval_session_id', askSetup],
  ] as const;
  for (const [path, parameter, ask] of pages) {
    router.get(path, (request, response) => {
      const page = ask(world, idIn(request, parameter));
      if (page === null) gone(response);
      else response.send(page);
    });
    router.post(path, async (request, response) => {
      await answer(world, request, response);
      flush();
    });
  }
  return router;
};
