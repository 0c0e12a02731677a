import { type Books } from './books.ts';
import { checkConservation } from './check-conservation.ts';
import { checkHolds } from './check-holds.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMoney } from './check-money.ts';
import { checkRefunds } from './check-refunds.ts';
import { checkRenewals } from './check-renewals.ts';
import { checkReviews } from './check-reviews.ts';
import { checkSettled } from './check-settled.ts';
import { checkTold } from './check-told.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { type Finding, findings } from './finding.ts';

/** Everything that is wrong. A payment that is not settled yet is not also counted as a difference. */
export const compareBooks = (books: Books): readonly Finding[] => {
  const settled = findings();
  checkSettled(books.kassa, settled);
  checkReviews(books.kassa, settled);
  const open = new Set(settled.all().map(({ paymentId }) => paymentId));
  const found = findings();
  checkMoney(books, found);
  checkHolds(books, found);
  checkRefunds(books, found);
  checkRenewals(books, found);
  checkConservation(books, found);
  checkLedger(books, found);
  checkTold(books, found);
  checkWebhooks(books, found);
  return [
    ...settled.all(),
    ...found
      .all()
      .filter(
        ({ paymentId, kind }) => paymentId === undefined || !open.has(paymentId) || kind === 'doubleCharges',
      ),
  ];
};
