import { type Duel, type Round } from './duel.ts';
import { median } from './percentile.ts';
import { type ProcessorTimes } from './processor-time.ts';
import { perSecond, type Turn } from './turn.ts';

/** What a duel came to: medians of its turns, or of its rounds for processor time. */
export type Score = Readonly<{
  perSecond: number;
  limitPerSecond: number;
  /** Median of the ratios of neighbours. */
  ratio: number;
  p50Ms: number;
  p99Ms: number;
  limitP50Ms: number;
  limitP99Ms: number;
  /** Processor time per operation, with what followed from it; the emulator's and the loader's are not in it. */
  cpuMs: ProcessorTimes;
  limitCpuMs: ProcessorTimes;
  settledAfterMs: number;
  loaderMs: number;
}>;

export const scoreOf = (duel: Duel): Score => {
  const ours = duel.flatMap((round) => round.ours);
  const limit = duel.flatMap((round) => round.limit);
  const of = (turns: readonly Turn[], value: (turn: Turn) => number): number => median(turns.map(value));
  const ratios = ours.flatMap((turn, n) => (limit[n] ? [perSecond(turn) / perSecond(limit[n])] : []));
  return {
    perSecond: of(ours, perSecond),
    limitPerSecond: of(limit, perSecond),
    ratio: median(ratios),
    p50Ms: of(ours, ({ load }) => load.p50Ms),
    p99Ms: of(ours, ({ load }) => load.p99Ms),
    limitP50Ms: of(limit, ({ load }) => load.p50Ms),
    limitP99Ms: of(limit, ({ load }) => load.p99Ms),
    cpuMs: medianTimes(duel.map(ourTimes)),
    limitCpuMs: medianTimes(duel.map(({ limit: turns }) => timesPerOperation(turns))),
    settledAfterMs: median(duel.map(({ settling }) => settling.tookMs)),
    loaderMs: of([...ours, ...limit], ({ load }) => load.loaderMs),
  };
};

export const sumOfTimes = (times: ProcessorTimes): number =>
  Object.values(times).reduce((sum, ms) => sum + ms, 0);

const ourTimes = ({ ours, settling }: Pick<Round, 'ours' | 'settling'>): ProcessorTimes =>
  timesPerOperation(ours, settling.spentMs);

/** By process: what the turns took and what followed, per answer. */
export const timesPerOperation = (
  turns: readonly Turn[],
  afterwards: ProcessorTimes = {},
): ProcessorTimes => {
  const answered = turns.reduce((sum, { load }) => sum + load.answered, 0);
  const names = Object.keys(turns[0]?.spentMs ?? {});
  const spent = (name: string): number =>
    turns.reduce((sum, { spentMs }) => sum + (spentMs[name] ?? 0), afterwards[name] ?? 0);
  return Object.fromEntries(names.map((name) => [name, spent(name) / answered]));
};

const medianTimes = (rounds: readonly ProcessorTimes[]): ProcessorTimes =>
  Object.fromEntries(
    Object.keys(rounds[0] ?? {}).map((name) => [name, median(rounds.map((times) => times[name] ?? 0))]),
  );
