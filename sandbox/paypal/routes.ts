import { certificateRoute } from './certificates/certificate-route.ts';
import { disputeRoutes } from './disputes/dispute-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import { type Route } from './http/route.ts';
import { tokenRoute } from './oauth/token-route.ts';
import { createOrder } from './orders/create-order.ts';
import { patchOrder } from './orders/patch-order.ts';
import { processOrder } from './orders/process-order.ts';
import { getOrder } from './orders/show-order.ts';
import { authorizationRoutes } from './payments/authorization-routes.ts';
import { captureRoutes } from './payments/capture-routes.ts';
import { reportRoute } from './reports/report-route.ts';
import { paymentTokenRoutes } from './vault/payment-token-routes.ts';
import { setupTokenRoutes } from './vault/setup-token-routes.ts';

/** Every API call that this emulator answers. */
export const routes: readonly Route[] = [
  tokenRoute,
  createOrder,
  getOrder,
  patchOrder,
  ...processOrder,
  ...authorizationRoutes,
  ...captureRoutes,
  ...setupTokenRoutes,
  ...paymentTokenRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  reportRoute,
  certificateRoute,
];
