import { type LoadOrder } from '../load/load-order.ts';
import { startLoader } from '../load/start-loader.ts';
import { kassaPids } from '../measure/kassa-pids.ts';
import { median } from '../measure/percentile.ts';
import { spentDuring } from '../measure/processor-time.ts';
import { sumOfTimes } from '../measure/score.ts';
import { type Rig } from '../system/rig.ts';
import { readOrder } from './read.ts';

const goodPerSecond = 200;
const badPerSecond = 1_000;
const turnSeconds = 2;
const turnsMin = 2;

type Times = Readonly<{ p50Ms: number; p99Ms: number }>;
/** How long good requests take alone, and beside bad ones. */
export type BadTokens = Readonly<{
  goodPerSecond: number;
  badPerSecond: number;
  /** Of the bad ones: how many were looked at, and how many refused without a look. */
  refused: Readonly<{ seen: number; unseen: number }>;
  alone: Times;
  beside: Times;
  /** Median of what good ones took beside bad ones by what their neighbours in time took alone. */
  ratio: number;
  /** Processor time of Kassa and its databases for one request. */
  cpuMs: Readonly<{ good: number; bad: number }>;
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
  const good: LoadOrder = { ...(await readOrder(rig, turnSeconds)), pace: { perSecond: goodPerSecond } };
  const guesser = startLoader();
  const spent = async <T>(work: () => Promise<T>) => {
    const { spentMs, result } = await spentDuring(kassaPids(rig), work);
    return { ms: sumOfTimes(spentMs), result };
  };
  const turn = async () => ({
    alone: await spent(() => rig.loader.run(good)),
    beside: await spent(() => Promise.all([rig.loader.run(good), guesser.run(badOrder(rig))])),
  });
  const turns: Awaited<ReturnType<typeof turn>>[] = [];
  try {
    await rig.loader.run(good);
    while (turns.length < Math.max(turnsMin, seconds / turnSeconds)) turns.push(await turn());
  } finally {
    guesser.stop();
  }
  const of = (value: (one: (typeof turns)[number]) => number): number => median(turns.map(value));
  const answeredBad = (place: number): number =>
    turns.reduce((sum, { beside }) => sum + (beside.result[1].byAnswer[place] ?? 0), 0);
  return {
    goodPerSecond,
    badPerSecond,
    refused: { seen: answeredBad(0), unseen: answeredBad(1) },
    alone: { p50Ms: of(({ alone }) => alone.result.p50Ms), p99Ms: of(({ alone }) => alone.result.p99Ms) },
    beside: {
      p50Ms: of(({ beside }) => beside.result[0].p50Ms),
      p99Ms: of(({ beside }) => beside.result[0].p99Ms),
    },
    ratio: of(({ alone, beside }) => beside.result[0].p50Ms / alone.result.p50Ms),
    cpuMs: {
      good: of(({ alone }) => alone.ms / alone.result.answered),
      bad: of(({ alone, beside }) => (beside.ms - alone.ms) / beside.result[1].answered),
    },
  };
};
