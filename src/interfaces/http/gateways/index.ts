import { createGatewayAccountRoute, rotateGatewayAccountRoute } from './credentials.route.ts';
import {
  changeGatewayAccountRoute,
  getGatewayAccountRoute,
  listGatewayAccountsRoute,
} from './gateway-accounts.route.ts';
import { listGatewaysRoute } from './list-gateways.route.ts';
import { getRoutingRulesRoute, setRoutingRulesRoute, simulateRoutingRoute } from './routing-rules.route.ts';

export const gatewaysRoutes = [
  listGatewaysRoute,
  listGatewayAccountsRoute,
  getGatewayAccountRoute,
  createGatewayAccountRoute,
  changeGatewayAccountRoute,
  rotateGatewayAccountRoute,
  getRoutingRulesRoute,
  setRoutingRulesRoute,
  simulateRoutingRoute,
];
