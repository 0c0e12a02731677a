import { type Request, type Response } from 'express';
import { button, escaped, htmlPage } from '../../http/html.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type RpcError } from '../rpc/rpc-error.ts';
import { type CheckoutOrder } from './checkout-order.ts';
import { comeIn } from './come-in.ts';
import { beginWalk } from './walk.ts';
import { walkAnswer } from './walk-answer.ts';
import { wayBack } from './way-back.ts';

const told = (error: RpcError): string =>
  `<p role="alert">${error.code}: ${escaped(error.message)} (${escaped(error.data ?? '')})</p>`;

const sums = ({ amount }: CheckoutOrder): string =>
  `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')} UZS`;

/** Shows what is to be paid, with Pay and Cancel. */
export const showPage = (world: PaymeWorld, request: Request, response: Response): void => {
  const visit = comeIn(world, request.path.slice(1));
  world.journal.flush();
  if ('code' in visit) {
    response.status(400).send(htmlPage('Payme', told(visit)));
    return;
  }
  const account = Object.entries(visit.order.account).map(
    ([field, value]) => `<li>${escaped(field)}: ${escaped(value)}</li>`,
  );
  const form = `<form method="post">${button('act', 'pay', 'Pay')}${button('act', 'cancel', 'Cancel')}</form>`;
  response.send(htmlPage('Payme', `<p>${sums(visit.order)}</p><ul>${account.join('')}</ul>${form}`));
};

const leave = (response: Response, order: CheckoutOrder, target: string, text: string): void => {
  if (order.returnDelayMs === 0) {
    response.redirect(303, target);
    return;
  }
  response.setHeader('refresh', `${order.returnDelayMs / 1000};url=${target}`);
  response.send(htmlPage('Payme', text));
};

/** Takes the payer's decision, walks through it with the shop, and sends the payer back. */
export const answerPage = async (world: PaymeWorld, request: Request, response: Response): Promise<void> => {
  const visit = comeIn(world, request.path.slice(1));
  if ('code' in visit) {
    response.status(400).send(htmlPage('Payme', told(visit)));
    return;
  }
  const { order } = visit;
  if (world.settings.shopUrl === undefined) {
    response.status(503).send(htmlPage('Payme', '<p>The shop is not known to this sandbox.</p>'));
    return;
  }
  const { act } = (request.body ?? {}) as { act?: unknown };
  const { id } = beginWalk(world, order, act === 'pay' ? 'pay' : 'cancel');
  await walkAnswer(world, id);
  const receipt = world.receipts.get(id) ?? null;
  const result = receipt?.error ? told(receipt.error) : '<p>You can close this page.</p>';
  const target = wayBack(order, receipt?.shopState === 0 ? null : receipt);
  if (target === null) response.send(htmlPage('Payme', result));
  else leave(response, order, target, result);
};
