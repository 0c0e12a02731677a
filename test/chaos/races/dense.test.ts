import { describeRaces } from './describe-races.ts';
import * as move from './moves.ts';
import { authorized, charged } from './starts.ts';

describeRaces('both of them stopped at every await', [
  { between: [move.capture(6_000), move.cancel], from: authorized(), done: [1], isDense: true },
  { between: [move.refund(6_000), move.refund(6_000)], from: charged(), done: [1], isDense: true },
  { between: [move.charge(), move.charge()], isRepeat: true, done: [2], isDense: true },
]);
