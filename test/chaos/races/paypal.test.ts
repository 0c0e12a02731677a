import { describeRaces } from './describe-races.ts';
import { askedAtOnce, sweptMeanwhile, toldMeanwhile } from './everywhere.ts';
import * as move from './moves.ts';
import { approvedHold, hearsApproval, hearsApprovalOfHold, paidAt, pays, sent } from './payer.ts';
import { expireAfter, settleCalls } from './sweeps.ts';
import { paypalAccount, playedAt } from './way.ts';

const from = paidAt('paypal');
/** So long PayPal keeps an order: then it is gone there, too, and who hears of the approval takes nothing. */
const expire = expireAfter(6 * 3_600_000);

describeRaces(
  'a payment at PayPal',
  [
    ...playedAt(paypalAccount, askedAtOnce),
    ...playedAt(paypalAccount, sweptMeanwhile),
    ...playedAt(paypalAccount, toldMeanwhile),
    { between: [move.goOn, hearsApproval], from, isSameEnd: true, done: [2] },
    { between: [move.goOn, move.cancel], from, done: [1] },
    { between: [move.goOn, settleCalls], from, isRare: true, done: [1] },
    { between: [move.goOn, pays('paypal')], from: sent('paypal'), isOneWay: true, isRare: true, done: [2] },
    { between: [move.cancel, hearsApproval], from, done: [1] },
    { between: [move.cancel, hearsApprovalOfHold], from: approvedHold, done: [1] },
    { between: [expire, hearsApproval], from, done: [0, 1] },
  ],
  { isCalled: true },
);
