import { consumeCreditsRoute, getBalanceRoute, listHistoryRoute } from './balance.route.ts';
import { changePackRoute, getPackRoute, listPacksRoute, makePackRoute } from './packs.route.ts';
import { buyCreditsRoute, getPurchaseRoute } from './purchases.route.ts';

export const creditsRoutes = [
  listPacksRoute,
  getPackRoute,
  makePackRoute,
  changePackRoute,
  buyCreditsRoute,
  getPurchaseRoute,
  consumeCreditsRoute,
  getBalanceRoute,
  listHistoryRoute,
];
