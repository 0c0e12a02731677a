import { type Request, type Response, Router } from 'express';
import { type StripeWorld } from '../stripe-world.ts';
import { answerChallenge, showChallenge } from './challenge-page.ts';
import { payCheckout, returnToCheckout, showCheckout } from './checkout-page.ts';
import { htmlPage } from '../../http/html.ts';

type Page = (world: StripeWorld, request: Request, response: Response) => void;

/** Gives the pages a payer sees: the 3-D Secure challenge, the checkout, the customer portal. */
export const stripePages = (world: StripeWorld): Router => {
  const router = Router();
  const shown =
    (page: Page) =>
    (request: Request, response: Response): void =>
      page(world, request, response);
  router.get('/3ds/:id', shown(showChallenge));
  router.post('/3ds/:id', shown(answerChallenge));
  router.get('/c/pay/:id', shown(showCheckout));
  router.post('/c/pay/:id', shown(payCheckout));
  router.get('/c/pay/:id/return', shown(returnToCheckout));
  router.get('/p/session/:id', (_request, response) => {
    response.send(
      htmlPage(
        'Customer portal',
        '<p>The real portal lives at Stripe; this one only shows that the link works.</p>',
      ),
    );
  });
  return router;
};
