import { buyCredits } from './commands/buy-credits.ts';
import { changePack } from './commands/change-pack.ts';
import { consumeCredits } from './commands/consume-credits.ts';
import { expireCredits, noticeExpiringCredits } from './commands/expire-credits.ts';
import { fileLeftEntries, finishPurchases } from './commands/finish-credits.ts';
import { makePack } from './commands/make-pack.ts';
import { type CreditsPorts } from './credits-ports.ts';
import { getBalance } from './queries/get-balance.ts';
import { getPurchase } from './queries/get-purchase.ts';
import { listHistory } from './queries/list-history.ts';
import { getPack, listPacks } from './queries/list-packs.ts';
import { followOnPaymentNews } from './reactions/follow-on-payment-news.ts';
import { reviewOnShortfallFound } from './reactions/review-on-shortfall-found.ts';

export { type CreditsPorts } from './credits-ports.ts';

/** All this module can do. */
export const creditsUseCases = (ports: CreditsPorts) => ({
  buyCredits: buyCredits(ports),
  consumeCredits: consumeCredits(ports),
  makePack: makePack(ports),
  changePack: changePack(ports),

  getBalance: getBalance(ports),
  listHistory: listHistory(ports),
  listPacks: listPacks(ports),
  getPack: getPack(ports),
  getPurchase: getPurchase(ports),

  expireCredits: expireCredits(ports),
  noticeExpiringCredits: noticeExpiringCredits(ports),
  fileLeftEntries: fileLeftEntries(ports),
  finishPurchases: finishPurchases(ports),
});
export type CreditsUseCases = ReturnType<typeof creditsUseCases>;

/** What this module does when it hears of something. */
export const creditsReactions = (ports: CreditsPorts) => [
  ...followOnPaymentNews(ports),
  reviewOnShortfallFound(ports),
];
