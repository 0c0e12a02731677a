import { describeRaces } from './describe-races.ts';
import { toldMeanwhile } from './everywhere.ts';
import * as move from './moves.ts';
import { news } from './news.ts';
import { authorized, charged, disputed, intended, refundedElsewhere, withLostAnswer } from './starts.ts';
import { playedAt, stripeCard } from './way.ts';

const declined = { paymentMethod: { type: 'card', token: 'pm_card_chargeDeclined' } };
const bouncing = { paymentMethod: { type: 'card', token: 'pm_card_refundFail' } };
const slow = { paymentMethod: { type: 'card', token: 'pm_card_pendingRefund' } };

describeRaces("the provider's word and ours", [
  ...playedAt(stripeCard, toldMeanwhile),
  { between: [move.charge(declined), news], isOneWay: true, done: [0] },
  { between: [move.authorize(), news], isOneWay: true, done: [1] },
  { between: [move.confirm, news], from: intended, done: [1] },
  { between: [move.refund(6_000), news], from: charged(slow), done: [1] },
  { between: [move.refund(6_000), news], from: charged(bouncing), isUndone: true, done: [0] },
  { between: [move.refund(6_000), news], from: refundedElsewhere(6_000), done: [0] },
  { between: [move.refund(4_000), news], from: refundedElsewhere(6_000), done: [1] },
  { between: [move.refund(6_000), news], from: disputed, done: [0, 1] },
  { between: [move.capture(6_000), news], from: withLostAnswer('capture', authorized()), done: [1] },
  { between: [move.refund(6_000), news], from: withLostAnswer('refund', charged()), done: [1] },
]);
