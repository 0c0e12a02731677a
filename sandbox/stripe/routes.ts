import { accountRoutes } from './account/account-routes.ts';
import { balanceRoutes } from './balance/balance-routes.ts';
import { chargeRoutes } from './charges/charge-routes.ts';
import { checkoutRoutes } from './checkout/checkout-routes.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import { disputeRoutes } from './disputes/dispute-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import { type Route } from './http/route.ts';
import { paymentIntentRoutes } from './payment-intents/payment-intent-routes.ts';
import { paymentMethodRoutes } from './payment-methods/payment-method-routes.ts';
import { portalRoutes } from './portal/portal-routes.ts';
import { refundRoutes } from './refunds/refund-routes.ts';
import { setupIntentRoutes } from './setup-intents/setup-intent-routes.ts';
import { webhookEndpointRoutes } from './webhooks/webhook-endpoint-routes.ts';

/** Every API call that this emulator answers. */
export const routes: readonly Route[] = [
  ...paymentIntentRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...setupIntentRoutes,
  ...disputeRoutes,
  ...balanceRoutes,
  ...checkoutRoutes,
  ...portalRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...accountRoutes,
];
