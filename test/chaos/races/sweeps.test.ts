import { describeRaces } from './describe-races.ts';
import { sweptMeanwhile } from './everywhere.ts';
import * as move from './moves.ts';
import { news } from './news.ts';
import { executed, inDoubt, intended, notExecuted } from './starts.ts';
import { expire, settleCalls } from './sweeps.ts';
import { playedAt, stripeCard } from './way.ts';

describeRaces(
  'the worker and those who ask',
  [
    ...playedAt(stripeCard, sweptMeanwhile),
    { between: [move.authorize(), settleCalls], done: [0, 1] },
    { between: [move.confirm, settleCalls], from: intended, done: [0, 1] },
    { between: [move.confirm, expire], from: intended, done: [1] },
    { between: [move.cancel, expire], from: intended, isSameEnd: true, done: [2] },
    { between: [settleCalls, settleCalls], from: inDoubt('charge', notExecuted), done: [0] },
    { between: [settleCalls, news], from: inDoubt('charge', executed), done: [0] },
    { between: [settleCalls, news], from: inDoubt('refund', executed), done: [0] },
  ],
  { env: { GATEWAY_TIMEOUT_MS: '500' } },
);
