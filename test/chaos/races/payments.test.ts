import { describeRaces } from './describe-races.ts';
import { authorized, charged, intended } from './starts.ts';
import * as move from './moves.ts';

describeRaces('a payment', [
  { between: [move.capture(6_000), move.cancel], from: authorized, done: [1] },
  { between: [move.capture(6_000), move.capture(10_000)], from: authorized, done: [1] },
  { between: [move.capture(10_000), move.refund(6_000)], from: authorized, done: [1, 2] },
  { between: [move.refund(6_000), move.refund(6_000)], from: charged(), done: [1] },
  { between: [move.refund(6_000), move.refund(4_000)], from: charged(), done: [2] },
  { between: [move.cancel, move.confirm], from: intended, done: [1] },
  { between: [move.cancel, move.cancel], from: authorized, isRepeat: true, done: [2] },
  { between: [move.confirm, move.confirm], from: intended, isRepeat: true, done: [2] },
  { between: [move.charge(), move.charge()], isRepeat: true, done: [2] },
  { between: [move.capture(6_000), move.capture(6_000)], from: authorized, isRepeat: true, done: [2] },
  { between: [move.refund(6_000), move.refund(6_000)], from: charged(), isRepeat: true, done: [2] },
]);
