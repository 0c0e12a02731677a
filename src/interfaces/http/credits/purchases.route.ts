import { z } from 'zod';
import {
  BuyCredits,
  type PurchaseAnswer,
  type PurchaseDeclined,
} from '#application/credits/commands/buy-credits';
import { type CreditsUseCases } from '#application/credits/index';
import { CreditPurchaseIdSchema } from '#application/shared/schemas';
import { visibleTo } from '#application/shared/visibility';
import { customerRefusals } from '../customers/method-answers.ts';
import { keyRefusals } from '../payments/answers.ts';
import { openRefusals } from '../payments/open-refusals.ts';
import { route } from '../route.ts';
import { type RefusalDetails } from '../route-spec.ts';
import { PurchaseResource, toPurchaseResource } from './purchase-resource.ts';

const tag = 'Credits';
const access = ['customer', 'admin'] as const;

const declined: RefusalDetails<PurchaseDeclined> = {
  status: 402,
  detail: ({ message }) => message,
  extra: ({ purchase }) => ({ purchase: toPurchaseResource(purchase) }),
  replayed: ({ replayed }) => replayed,
};

export const buyCreditsRoute = route<CreditsUseCases>()(
  {
    method: 'post',
    path: '/api/v1/credits/purchases',
    tag,
    summary: 'Buy a pack of credits',
    description:
      'With a paymentMethod it is charged at once. Without one the payment waits for the browser to confirm it with the clientSecret. The credits are in the balance as soon as the status is `paid`; 202: the provider has not answered yet.',
    access,
    idempotent: true,
    body: BuyCredits,
    reply: PurchaseResource,
    status: {
      of: ({ purchase: { payment } }: PurchaseAnswer) => (payment?.status === 'processing' ? 202 : 201),
      all: [201, 202],
    },
    replayed: ({ replayed }: PurchaseAnswer) => replayed,
    refusals: {
      ...keyRefusals,
      ...openRefusals,
      ...customerRefusals,
      'payment-declined': declined,
      'pack-not-on-sale': {
        status: 422,
        detail: () => 'packId names no pack that is on sale. Take an id from GET /credits/packs.',
      },
    },
    examples: { body: { packId: 'cpk_medium', paymentMethod: { type: 'card', token: 'pm_card_visa' } } },
  },
  (app, { actor, body, idempotency }) => app.buyCredits({ actor, idempotency, asked: body }),
  ({ purchase }: PurchaseAnswer) => toPurchaseResource(purchase),
);

export const getPurchaseRoute = route<CreditsUseCases>()(
  {
    method: 'get',
    path: '/api/v1/credits/purchases/:purchaseId',
    tag,
    summary: 'One purchase of credits',
    access,
    params: z.strictObject({ purchaseId: CreditPurchaseIdSchema }),
    reply: PurchaseResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params }) => app.getPurchase(visibleTo(actor), params.purchaseId),
  toPurchaseResource,
);
