import express, { type Request, type Response, Router } from 'express';
import { button, escaped, htmlPage } from '../../http/html.ts';
import { type ClickWorld } from '../click-world.ts';
import { renderings } from '../money/render-amount.ts';
import { readPayLink } from '../payer/pay-link.ts';
import { walkOrder } from '../payer/play-payer.ts';
import { rememberVisit } from '../payer/remember-visit.ts';
import { type Walks } from '../shop/walks.ts';

const queryOf = (request: Request): URLSearchParams => new URL(request.url, 'http://click').searchParams;

const showLink = (world: ClickWorld, request: Request, response: Response): void => {
  const link = readPayLink(world.settings, queryOf(request));
  if ('wrong' in link) {
    response.status(400).send(htmlPage('This link is broken', `<p>${escaped(link.wrong)}.</p>`));
    return;
  }
  const visit = rememberVisit(world, link);
  world.journal.flush();
  const what = `${renderings(link.tiyin).at(0) ?? ''} UZS for ${link.merchantTransId}`;
  const buttons = button('act', 'pay', 'Pay') + button('act', 'cancel', 'Cancel');
  response.send(
    htmlPage(
      'Click sandbox',
      `<p>${escaped(what)}</p><form method="post" action="/services/pay/${visit.id}">${buttons}</form>`,
    ),
  );
};

const act = async (world: ClickWorld, walks: Walks, request: Request, response: Response): Promise<void> => {
  const visit = world.visits.get(String(request.params['id']));
  if (visit === undefined) {
    response.status(404).send(htmlPage('Nothing to pay', '<p>Nobody came here with a pay link.</p>'));
    return;
  }
  const { act: chosen } = (request.body ?? {}) as { act?: unknown };
  const { merchantTransId, tiyin } = visit;
  const order = { merchantTransId, tiyin, invoiceId: null };
  const payment = await walkOrder(world, walks, order, chosen === 'cancel' ? 'cancel' : 'pay');
  if (visit.returnUrl !== null) response.redirect(303, visit.returnUrl);
  else response.send(htmlPage('Click sandbox', `<p>The payment is ${payment?.state ?? 'forgotten'}.</p>`));
};

/** Gives the page behind a pay link: it shows the amount and lets the payer pay or cancel (click.md §3). */
export const payPage = (world: ClickWorld, walks: Walks): Router => {
  const router = Router();
  router.get('/services/pay', (request, response) => showLink(world, request, response));
  router.post('/services/pay/:id', express.urlencoded({ extended: false }), async (request, response) =>
    act(world, walks, request, response),
  );
  return router;
};
