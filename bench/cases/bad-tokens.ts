import { type LoadOrder, type LoadResult } from '../load/load-order.ts';
import { startLoader } from '../load/start-loader.ts';
import { median } from '../measure/percentile.ts';
import { type Rig } from '../system/rig.ts';
import { readOrder } from './read.ts';

const goodPerSecond = 200;
const badPerSecond = 1_000;
const turnSeconds = 2;

/** How long good requests take alone, and beside bad ones. */
export type BadTokens = Readonly<{
  goodPerSecond: number;
  badPerSecond: number;
  /** Of the bad ones: looked at and refused, and refused without a look. */
  refused: readonly [lookedAt: number, unseen: number];
  alone: Readonly<{ p50Ms: number; p99Ms: number }>;
  beside: Readonly<{ p50Ms: number; p99Ms: number }>;
  /** Median of what neighbours in time took beside bad ones by what they took alone. */
  ratio: number;
}>;

const badOrder = ({ kassa }: Rig): LoadOrder => ({
  port: kassa.port,
  requests: { kind: 'bad-token', path: '/api/v1/payments', token: kassa.token },
  pace: { perSecond: badPerSecond },
  seconds: turnSeconds,
  expected: [
    { status: 401, text: '"code":"unauthenticated"' },
    { status: 429, text: '"code":"rate-limited"' },
  ],
});

/** Reads at a steady pace, in turn alone and beside bad credentials from the same address. */
export const badTokens = async (rig: Rig, seconds: number): Promise<BadTokens> => {
  const good: LoadOrder = {
    ...(await readOrder(rig, turnSeconds)),
    pace: { perSecond: goodPerSecond },
  };
  const guesser = startLoader();
  const alone: LoadResult[] = [];
  const beside: LoadResult[] = [];
  const bad: LoadResult[] = [];
  try {
    await rig.loader.run(good);
    for (let turn = 0; turn < Math.max(2, seconds / turnSeconds); turn += 1) {
      alone.push(await rig.loader.run(good));
      const [kept, refused] = await Promise.all([rig.loader.run(good), guesser.run(badOrder(rig))]);
      beside.push(kept);
      bad.push(refused);
    }
  } finally {
    guesser.stop();
  }
  const times = (results: readonly LoadResult[]) => ({
    p50Ms: median(results.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(results.map(({ p99Ms }) => p99Ms)),
  });
  const refusedBy = (place: number): number =>
    bad.reduce((sum, { byAnswer }) => sum + (byAnswer[place] ?? 0), 0);
  return {
    goodPerSecond,
    badPerSecond,
    refused: [refusedBy(0), refusedBy(1)],
    alone: times(alone),
    beside: times(beside),
    ratio: median(beside.map(({ p50Ms }, n) => p50Ms / (alone[n]?.p50Ms ?? p50Ms))),
  };
};
