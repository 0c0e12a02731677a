import { openSubscribers, type Subscribers } from '../data/subscribers.ts';
import { type LoadResult } from '../load/load-order.ts';
import { median } from '../measure/percentile.ts';
import { type ProcessorTimes } from '../measure/processor-time.ts';
import { limitRenewalTurn, type RenewalTurn, renewalTurn } from '../measure/renewal-turn.ts';
import { settle, type Settling } from '../measure/settle.ts';
import { digits } from '../report/table.ts';
import { type Rig } from '../system/rig.ts';
import { chargeOrder } from './charge.ts';

const renewalsPerTurn = 1_200;
const renewalsToWarmUp = 600;
const secondsPerTurn = 4.5;
const chargesPerSecond = 50;
/** Short enough to be over before the renewals are: every charge of it meets them. */
const chargesSeconds = 3;

type Times = Pick<LoadResult, 'p50Ms' | 'p99Ms'>;
export type Renewals = Readonly<{
  /** From the instant at which all are due until the last invoice is paid. */
  perSecond: number;
  limitPerSecond: number;
  ratio: number;
  /** Processor time for one of them. */
  cpuMs: ProcessorTimes;
  limitCpuMs: ProcessorTimes;
  settledAfterMs: number;
  /** Charges at a steady pace, without renewals and beside them. */
  charges: Readonly<{ perSecond: number; alone: Times; beside: Times }>;
}>;

/** Subscriptions that are all due at one instant, renewed in turn by Kassa and the limit; then again beside live charges. */
export const renewals = async (rig: Rig, seconds: number): Promise<Renewals> => {
  const subscribers = await openSubscribers(rig.kassa, renewalsPerTurn);
  try {
    await renewed(rig, subscribers, renewalsToWarmUp);
    await limitRenewalTurn(rig, renewalsToWarmUp);
    const rounds: Round[] = [];
    const roundsWanted = Math.max(1, Math.round(seconds / secondsPerTurn));
    while (rounds.length < roundsWanted) rounds.push(await playRound(rig, subscribers));
    return { ...scoreOf(rounds), charges: await chargesBeside(rig, subscribers) };
  } finally {
    await subscribers.close();
  }
};

type Round = Readonly<{ ours: RenewalTurn; limit: RenewalTurn; settling: Settling }>;

const playRound = async (rig: Rig, subscribers: Subscribers): Promise<Round> => {
  rig.kassa.toggleProfile();
  const round = await renewed(rig, subscribers, renewalsPerTurn);
  rig.kassa.toggleProfile();
  const limit = await limitRenewalTurn(rig, renewalsPerTurn);
  const line = [round.ours, limit].map((turn) => digits(perSecond(turn)));
  console.log(`       ${line.join(' of ')} a second: ${digits(perSecond(round.ours) / perSecond(limit))}`);
  return { ...round, limit };
};

/** With all that follows from them, so that it is over when the limit runs. */
const renewed = async (rig: Rig, subscribers: Subscribers, count: number) => {
  const { turn } = await renewalTurn(rig, subscribers, count, () => Promise.resolve());
  return { ours: turn, settling: await settle(rig) };
};

const perSecond = ({ count, seconds }: RenewalTurn): number => count / seconds;

const scoreOf = (rounds: readonly Round[]): Omit<Renewals, 'charges'> => {
  const of = (value: (round: Round) => number): number => median(rounds.map(value));
  const times = (turnOf: (round: Round) => RenewalTurn, after: (round: Round) => ProcessorTimes) =>
    Object.fromEntries(
      Object.keys(rounds[0] ? turnOf(rounds[0]).spentMs : {}).map((name) => [
        name,
        of((round) => {
          const { spentMs, count } = turnOf(round);
          return ((spentMs[name] ?? 0) + (after(round)[name] ?? 0)) / count;
        }),
      ]),
    );
  return {
    perSecond: of(({ ours }) => perSecond(ours)),
    limitPerSecond: of(({ limit }) => perSecond(limit)),
    ratio: of(({ ours, limit }) => perSecond(ours) / perSecond(limit)),
    cpuMs: times(
      ({ ours }) => ours,
      ({ settling }) => settling.spentMs,
    ),
    limitCpuMs: times(
      ({ limit }) => limit,
      () => ({}),
    ),
    settledAfterMs: of(({ settling }) => settling.tookMs),
  };
};

/** Whether renewals starve who pays now: the same charges at the same pace, alone and while all that is due renews. */
const chargesBeside = async (rig: Rig, subscribers: Subscribers): Promise<Renewals['charges']> => {
  const charge = (run: string) =>
    rig.loader.run({
      ...chargeOrder(rig, `renewal-${run}`, chargesSeconds),
      pace: { perSecond: chargesPerSecond },
    });
  await charge('warm');
  const alone = await charge('alone');
  await settle(rig);
  const { besides: beside } = await renewalTurn(rig, subscribers, renewalsPerTurn, () => charge('beside'));
  await settle(rig);
  return { perSecond: chargesPerSecond, alone, beside };
};
