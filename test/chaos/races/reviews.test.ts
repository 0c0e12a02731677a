import { describeRaces } from './describe-races.ts';
import { resolve } from './moves.ts';
import { news } from './news.ts';
import { inReview } from './starts.ts';
import { lookAround } from './sweeps.ts';

const asking = resolve({ action: 'ask-again' });
/** Whoever says so is wrong: the provider's word comes in the end, and counts. */
const failed = resolve({ action: 'correct-payment', status: 'failed' });
const from = inReview;

describeRaces('a case about money in doubt', [
  { between: [asking, news], from, isSameEnd: true, done: [1] },
  { between: [asking, asking], from, isSameEnd: true, done: [2] },
  { between: [asking, lookAround], from, isSameEnd: true, done: [1] },
  { between: [failed, news], from, isUndone: true, done: [0] },
  { between: [failed, asking], from, isSameEnd: true, isUndone: true, done: [1] },
  { between: [failed, failed], from, isRepeat: true, isUndone: true, done: [0] },
  { between: [failed, lookAround], from, isUndone: true, done: [0] },
]);
