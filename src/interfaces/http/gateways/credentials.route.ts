import { type AccountAnswer } from '#application/gateways/account-request';
import { CreateAccount } from '#application/gateways/commands/create-account';
import { RotateCredentials } from '#application/gateways/commands/rotate-credentials';
import { type GatewayAccountView } from '#application/gateways/gateway-account-view';
import { type GatewaysUseCases } from '#application/gateways/index';
import { idempotencyRefusals } from '../idempotency.ts';
import { route } from '../route.ts';
import { accountRefusals } from './account-refusals.ts';
import { GatewayAccountPath } from './gateway-accounts.route.ts';
import { GatewayAccountResource, toGatewayAccountResource } from './gateway-account-resource.ts';

const { 'idempotency-key-reused': keyReused } = idempotencyRefusals;
const isRepeat = (answer: AccountAnswer<GatewayAccountView>): boolean => answer.isRepeat;
const present = ({ account }: AccountAnswer<GatewayAccountView>) => toGatewayAccountResource(account);

export const createGatewayAccountRoute = route<GatewaysUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/gateway-accounts',
    tag: 'Gateways',
    summary: 'Add an account of your own at a payment provider',
    description:
      'It takes payments from now on. What settings and credentials are called depends on the provider; a refusal names each field.',
    access: ['admin'],
    idempotent: true,
    body: CreateAccount,
    reply: GatewayAccountResource,
    status: 201,
    replayed: isRepeat,
    refusals: {
      'idempotency-key-reused': keyReused,
      'provider-unknown': {
        status: 422,
        detail: ({ known }: { known: readonly string[] }) => `provider must be one of: ${known.join(', ')}.`,
      },
      'too-many-gateway-accounts': {
        status: 422,
        detail: () => 'Your tenant has as many gateway accounts as it may. Change one of them instead.',
      },
      ...accountRefusals,
    },
    examples: {
      body: {
        provider: 'stripe',
        label: 'Stripe, shop in Berlin',
        mode: 'test',
        credentials: { secretKey: 'sk_test_…', webhookSecrets: ['whsec_…'] },
      },
    },
  },
  (app, { actor, idempotency, body: asked }) => app.createAccount({ actor, idempotency, asked }),
  present,
);

export const rotateGatewayAccountRoute = route<GatewaysUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/gateway-accounts/:gatewayAccountId/rotate',
    tag: 'Gateways',
    summary: 'Give an account new credentials',
    description:
      'Calls are made with the new ones at once; what is signed with the old ones is believed for overlapMs more.',
    access: ['admin'],
    idempotent: true,
    params: GatewayAccountPath,
    body: RotateCredentials,
    reply: GatewayAccountResource,
    status: 200,
    replayed: isRepeat,
    refusals: {
      'not-found': 404,
      'idempotency-key-reused': keyReused,
      'too-many-retired-credentials': {
        status: 409,
        detail: ({ until }: { until: Date }) =>
          `Too many earlier credentials still hold, the first until ${until.toISOString()}. Wait, or rotate with a shorter overlapMs.`,
      },
      ...accountRefusals,
    },
    examples: { body: { credentials: { webhookSecrets: ['whsec_…'] }, overlapMs: 3_600_000 } },
  },
  (app, { actor, idempotency, params: { gatewayAccountId: id }, body: asked }) =>
    app.rotateCredentials({ actor, id, idempotency, asked }),
  present,
);
