import { type Anywhere } from './way.ts';
import * as move from './moves.ts';
import { news } from './news.ts';
import { authorized, charged, executed, inDoubt } from './starts.ts';
import { settleCalls } from './sweeps.ts';

/** Two who ask at once. */
export const askedAtOnce: readonly Anywhere[] = [
  {
    needs: 'holds',
    at: ({ asked, most }) => ({
      between: [move.capture(most), move.cancel],
      from: authorized(asked),
      done: [1],
    }),
  },
  {
    at: ({ asked, amount, most, can }) => {
      const back = move.refund(can.includes('parts') ? most : amount);
      return { between: [back, back], from: charged(asked), done: [1] };
    },
  },
  {
    at: ({ asked }) => ({ between: [move.charge(asked), move.charge(asked)], isRepeat: true, done: [2] }),
  },
];

/** Somebody who asks, and the worker who believes that they are gone. */
export const sweptMeanwhile: readonly Anywhere[] = [
  { at: ({ asked }) => ({ between: [move.charge(asked), settleCalls], done: [0, 1] }) },
  {
    needs: 'holds',
    isOurs: true,
    at: ({ asked, most }) => ({
      between: [move.capture(most), settleCalls],
      from: authorized(asked),
      done: [1],
    }),
  },
  {
    needs: 'holds',
    isOurs: true,
    at: ({ asked }) => ({ between: [move.cancel, settleCalls], from: authorized(asked), done: [1] }),
  },
  {
    isOurs: true,
    at: ({ asked, amount }) => ({
      between: [move.refund(amount), settleCalls],
      from: charged(asked),
      done: [1],
    }),
  },
  {
    at: (way) => ({
      between: [settleCalls, settleCalls],
      from: inDoubt('charge', executed, way),
      done: [0],
    }),
  },
  {
    at: (way) => ({
      between: [settleCalls, settleCalls],
      from: inDoubt('refund', executed, way),
      done: [0],
    }),
  },
];

/** Somebody who asks, and the provider who tells of it by webhook. */
export const toldMeanwhile: readonly Anywhere[] = [
  {
    needs: 'tells',
    isOurs: true,
    at: ({ asked }) => ({ between: [move.charge(asked), news], isOneWay: true, done: [1] }),
  },
  {
    needs: 'tells',
    at: ({ asked, most }) => ({ between: [move.capture(most), news], from: authorized(asked), done: [1] }),
  },
  {
    needs: 'tells',
    isOurs: true,
    at: ({ asked }) => ({ between: [move.cancel, news], from: authorized(asked), done: [1] }),
  },
  {
    needs: 'tells',
    at: ({ asked, most }) => ({ between: [move.refund(most), news], from: charged(asked), done: [1] }),
  },
];
