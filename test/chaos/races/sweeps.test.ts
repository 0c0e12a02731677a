import { describeRaces } from './describe-races.ts';
import * as move from './moves.ts';
import { news } from './news.ts';
import { authorized, charged, executed, inDoubt, intended, notExecuted } from './starts.ts';
import { expire, settleCalls } from './sweeps.ts';

describeRaces(
  'the worker and those who ask',
  [
    { between: [move.charge(), settleCalls], done: [0, 1] },
    { between: [move.authorize, settleCalls], done: [0, 1] },
    { between: [move.confirm, settleCalls], from: intended, done: [0, 1] },
    { between: [move.capture(6_000), settleCalls], from: authorized, done: [1] },
    { between: [move.cancel, settleCalls], from: authorized, done: [1] },
    { between: [move.refund(6_000), settleCalls], from: charged(), done: [1] },
    { between: [move.confirm, expire], from: intended, done: [1] },
    { between: [move.cancel, expire], from: intended, isSameEnd: true, done: [2] },
    { between: [settleCalls, settleCalls], from: inDoubt('charge', executed), done: [0] },
    { between: [settleCalls, settleCalls], from: inDoubt('charge', notExecuted), done: [0] },
    { between: [settleCalls, news], from: inDoubt('charge', executed), done: [0] },
    { between: [settleCalls, news], from: inDoubt('refund', executed), done: [0] },
    { between: [settleCalls, settleCalls], from: inDoubt('refund', executed), done: [0] },
  ],
  { env: { GATEWAY_TIMEOUT_MS: '500' } },
);
