import { giveBackByHand } from './by-people.ts';
import { describeRaces } from './describe-races.ts';
import { askedAtOnce, sweptMeanwhile } from './everywhere.ts';
import * as move from './moves.ts';
import { paidAt, pays, sent, takesBack } from './payer.ts';
import { cutOff, inDoubt } from './starts.ts';
import { expire, expireTransactions, finishTransactions, settleCalls } from './sweeps.ts';
import { paymeCard, playedAt } from './way.ts';

const paying = pays('payme');
const from = sent('payme');
const paid = paidAt('payme');
const refund = move.refund(paymeCard.amount);
const refundByHand = move.refund(paymeCard.most);

describeRaces(
  'a payment at Payme',
  [
    ...playedAt(paymeCard, askedAtOnce),
    ...playedAt(paymeCard, sweptMeanwhile),
    { between: [settleCalls, settleCalls], from: inDoubt('charge', cutOff, paymeCard), done: [0] },
    { between: [move.cancel, paying], from, done: [1] },
    { between: [expire, paying], from, done: [1] },
    { between: [move.goOn, paying], from, done: [2] },
    { between: [paying, paying], from, isRare: true, done: [2] },
    { between: [paying, finishTransactions], from, done: [1] },
    { between: [paying, expireTransactions], from, isRare: true, done: [0, 1] },
    { between: [refund, takesBack], from: paid, done: [1, 2] },
    { between: [refund, settleCalls], from: paid, isRare: true, done: [1] },
    { between: [takesBack, refundByHand], from: paid, done: [1] },
    { between: [takesBack, finishTransactions], from: paid, isRare: true, done: [1] },
  ],
  { isCalled: true, person: giveBackByHand },
);
