import { ConfirmMethod } from '#application/customers/commands/confirm-method';
import { SaveMethod, SetUpMethod } from '#application/customers/commands/save-method';
import { type CustomersUseCases } from '#application/customers/index';
import { type MethodAnswer } from '#application/customers/method-answer';
import { visibleTo } from '#application/shared/visibility';
import { route } from '../route.ts';
import { PaymentMethodPath } from './customer-path.ts';
import { PaymentMethodResource } from './method-resource.ts';
import {
  customerRefusals,
  methodRefusals,
  presentMethod,
  replayed,
  unlessUnanswered,
} from './method-answers.ts';

const refusals = {
  ...methodRefusals,
  ...customerRefusals,
  'gateway-unknown': {
    status: 422,
    detail: ({ known }: { known: readonly string[] }) =>
      known.length === 0
        ? 'gateway must name one of your gateways, but you have none yet. Add a gateway account first.'
        : `gateway must be one of: ${known.join(', ')}. Leave it out to have one chosen.`,
  },
  'saving-not-supported': {
    status: 422,
    detail: ({ type, gateways }: { type: string; gateways: readonly string[] }) =>
      gateways.length === 0
        ? `type can't be ${type}: none of your gateways keeps such methods.`
        : `gateway can't keep a method of type ${type}; these can: ${gateways.join(', ')}.`,
  },
} as const;
const saving = {
  method: 'post',
  tag: 'Payment methods',
  access: ['customer', 'admin'],
  idempotent: 'optional',
  reply: PaymentMethodResource,
  status: unlessUnanswered(201),
  replayed: (answer: MethodAnswer) => replayed(answer),
  refusals,
} as const;

export const savePaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...saving,
    path: '/api/v1/payment-methods',
    summary: "Save what a token of the provider's browser code stands for",
    description: 'It is `pending` with a `step` when the customer must act first, such as for 3-D Secure.',
    body: SaveMethod,
    examples: { body: { type: 'card', token: 'pm_card_visa' } },
  },
  (app, { actor, body, idempotency }) => app.saveMethod({ actor, idempotency, asked: body }),
  presentMethod,
);

export const setUpPaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...saving,
    path: '/api/v1/payment-methods/setup',
    summary: 'Begin saving a method that the customer gives to the provider',
    description:
      'The `step` says how it goes on: with the provider’s browser code, on its page, or with a code sent by SMS.',
    body: SetUpMethod,
    examples: { body: { type: 'card' } },
  },
  (app, { actor, body, idempotency }) => app.saveMethod({ actor, idempotency, asked: body }),
  presentMethod,
);

export const confirmPaymentMethodRoute = route<CustomersUseCases>()(
  {
    ...saving,
    path: '/api/v1/payment-methods/:paymentMethodId/confirm',
    summary: "Go on after the customer's action, or with the code they were sent",
    params: PaymentMethodPath,
    body: ConfirmMethod,
    status: unlessUnanswered(200),
    refusals: {
      ...methodRefusals,
      'not-found': 404,
      'illegal-transition': 409,
      'call-in-flight': { status: 409, headers: () => ({ 'Retry-After': '1' }) },
      'too-many-tries': {
        status: 422,
        detail: ({ triesMax }: { triesMax: number }) =>
          `It was tried ${triesMax} times already. Begin a new setup.`,
      },
    },
    examples: { body: { code: '666666' } },
  },
  (app, { actor, params, body: { code }, idempotency }) =>
    app.confirmMethod({ seen: visibleTo(actor), ...params, code, idempotency }),
  presentMethod,
);
