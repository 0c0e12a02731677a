import { giveBackByHand } from './by-people.ts';
import { describeRaces } from './describe-races.ts';
import * as move from './moves.ts';
import { news } from './news.ts';
import { expire } from './sweeps.ts';
import { arrived, executed, halfRecorded, inDoubt, transferred, transferToReturn } from './starts.ts';

describeRaces(
  'people and the rest',
  [
    { between: [move.approve, move.reject], from: transferred, done: [1] },
    { between: [move.approve, move.approve], from: transferred, done: [1] },
    { between: [move.reject, move.reject], from: transferred, isSameEnd: true, done: [2] },
    { between: [move.approve, move.cancel], from: transferred, done: [1] },
    { between: [move.record('completed'), move.record('completed')], from: transferToReturn, done: [2] },
    { between: [move.record('completed'), move.record('failed')], from: transferToReturn, done: [1] },
    { between: [move.record('completed'), news], from: inDoubt('refund', executed), done: [1] },
    {
      between: [move.record('failed'), news],
      from: inDoubt('refund', executed),
      done: [0],
      isUndone: true,
    },
    { between: [move.approve, expire], from: transferred, done: [1] },
    { between: [move.approve, move.approve], from: halfRecorded, done: [1] },
    { between: [move.recordInHand, move.recordInHand], done: [1] },
    { between: [move.approve, move.refund(6_000)], from: transferred, done: [1, 2] },
    { between: [move.refund(6_000), move.refund(6_000)], from: arrived, done: [1] },
    { between: [move.record('completed'), move.refund(4_000)], from: transferToReturn, done: [2] },
  ],
  { person: giveBackByHand },
);
