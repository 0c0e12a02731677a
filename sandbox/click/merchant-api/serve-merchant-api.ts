import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { type Surroundings } from '../../emulator.ts';
import { fateOf, garbageLike } from '../../faults/fate.ts';
import { routeTable } from '../../http/route-table.ts';
import { type ClickWorld } from '../click-world.ts';
import { authenticate } from './authenticate.ts';
import { cardPaymentRoute } from './card-payment-route.ts';
import { cardTokenRoutes } from './card-token-routes.ts';
import { invoiceRoutes } from './invoice-routes.ts';
import { type MerchantRoute, usualNames } from './merchant-route.ts';
import { paymentRoutes } from './payment-routes.ts';
import { readBody } from './read-fields.ts';
import { MerchantRefusal, refuse } from './refusal.ts';
import { reversalRoutes } from './reversal-routes.ts';
import { sendRefusal, sendResult } from './send.ts';

const find = routeTable<MerchantRoute>([
  ...invoiceRoutes,
  ...paymentRoutes,
  ...reversalRoutes,
  ...cardTokenRoutes,
  cardPaymentRoute,
]);
const garbage = garbageLike('{"error_code":0,"payment');

const answer = async (
  world: ClickWorld,
  surroundings: Surroundings,
  request: Request,
  response: Response,
): Promise<void> => {
  const header = request.headers['auth'];
  const match = find(request.method, request.path.slice(1));
  if (match === null) throw refuse('noSuchMethod', `no method ${request.method} ${request.path}`);
  authenticate(world, typeof header === 'string' ? header : undefined);
  const { route, ids } = match;
  if (route.method === 'POST' && request.is('application/json') === false)
    throw refuse('wrongContentType', 'Content-Type is not application/json');
  const fate = fateOf(surroundings, 'click', [route.operation, usualNames[route.operation] ?? []].flat());
  const isOver = fate.endsBefore(response, {
    broken: () => sendRefusal(response, refuse('broken', 'An error within the sandbox, as asked for')),
    rateLimited: () => sendRefusal(response, refuse('rateLimit', 'Too many requests, as asked for')),
  });
  if (isOver) return;
  const movesMoney = route.operation === 'card-token.payment' || route.path.includes('reversal');
  const declined = await fate.endure(movesMoney);
  const body: unknown = request.body;
  const fields = route.method === 'POST' ? readBody(typeof body === 'string' ? body : '') : {};
  let refusal: MerchantRefusal | null = null;
  let result = {};
  try {
    result = route.handle({ world, ids, fields, declined });
  } catch (error) {
    if (!(error instanceof MerchantRefusal)) throw error;
    refusal = error;
  }
  world.journal.flush();
  if (fate.endsAfter(response, garbage)) return;
  if (refusal === null) sendResult(response, result);
  else sendRefusal(response, refusal);
};

const failed = (response: Response, error: unknown): void => {
  if (error instanceof MerchantRefusal) {
    sendRefusal(response, error);
    return;
  }
  console.error('sandbox: click emulator failed', error);
  sendRefusal(response, refuse('broken', 'the emulator failed'));
};

const refuseBody: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next(_error);
  else sendRefusal(response, refuse('badRequest', 'the body cannot be read'));
};

/** Gives what answers calls below `/v2/merchant`. */
export const merchantApi = (world: ClickWorld, surroundings: Surroundings): Router => {
  const router = Router();
  router.use(express.text({ type: () => true, limit: '256kb' }));
  router.use((request, response) => {
    answer(world, surroundings, request, response).catch((error: unknown) => failed(response, error));
  });
  router.use(refuseBody);
  return router;
};
