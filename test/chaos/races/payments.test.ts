import { describeRaces } from './describe-races.ts';
import { askedAtOnce } from './everywhere.ts';
import { authorized, charged, intended } from './starts.ts';
import * as move from './moves.ts';
import { playedAt, stripeCard } from './way.ts';

describeRaces('a payment', [
  ...playedAt(stripeCard, askedAtOnce),
  { between: [move.capture(6_000), move.capture(10_000)], from: authorized(), done: [1] },
  { between: [move.capture(10_000), move.refund(6_000)], from: authorized(), done: [1, 2] },
  { between: [move.refund(6_000), move.refund(4_000)], from: charged(), done: [2] },
  { between: [move.cancel, move.confirm], from: intended, done: [1] },
  { between: [move.cancel, move.cancel], from: authorized(), isRepeat: true, done: [2] },
  { between: [move.confirm, move.confirm], from: intended, isRepeat: true, done: [2] },
  { between: [move.capture(6_000), move.capture(6_000)], from: authorized(), isRepeat: true, done: [2] },
  { between: [move.refund(6_000), move.refund(6_000)], from: charged(), isRepeat: true, done: [2] },
]);
