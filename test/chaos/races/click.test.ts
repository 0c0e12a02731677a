import { describeRaces } from './describe-races.ts';
import { askedAtOnce, sweptMeanwhile } from './everywhere.ts';
import * as move from './moves.ts';
import { pays, sent } from './payer.ts';
import { expire, finishTransactions } from './sweeps.ts';
import { clickCard, playedAt } from './way.ts';

const paying = pays('click');
const from = sent('click');

describeRaces(
  'a payment at Click',
  [
    ...playedAt(clickCard, askedAtOnce),
    ...playedAt(clickCard, sweptMeanwhile),
    { between: [move.cancel, paying], from, done: [1] },
    { between: [expire, paying], from, done: [1] },
    { between: [move.goOn, paying], from, done: [2] },
    { between: [paying, paying], from, done: [2] },
    { between: [paying, finishTransactions], from, isRare: true, done: [1] },
  ],
  { isCalled: true },
);
