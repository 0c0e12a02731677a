import { type ExpectedAnswer, type LoadResult } from '../load/load-order.ts';
import { oursTurn } from '../measure/duel.ts';
import { sumOfTimes, timesPerOperation } from '../measure/score.ts';
import { settle } from '../measure/settle.ts';
import { slowDown } from '../system/emulator-control.ts';
import { type Rig } from '../system/rig.ts';
import { chargeOrder, completed } from './charge.ts';

/** How the best published rival was measured: masonx, 190 payments a second. */
const provider = { medianMs: 120, p99Ms: 380, declineRate: 0.086 };
const declined: ExpectedAnswer = { status: 402, text: '"code":"payment-declined"' };

const startPerSecond = 150;
const growth = 1.25;
/** Above this a caller waits for us and not for the provider. */
const p99MaxMs = 1_000;
const growthMax = 1.5;
/** Above the provider's own share: so many refused by us, because too many calls were waiting, are too many. */
const shedShareMax = 0.02;

export type PspStep = Readonly<{
  offeredPerSecond: number;
  load: LoadResult;
  cpuMs: number;
  held: boolean;
  declinedShare: number;
  settledAfterMs: number;
}>;

/** Raises a fixed rate of arrivals until Kassa cannot hold it. Gives every step; the last that held is the result. */
export const pspSteps = async (
  rig: Rig,
  seconds: number,
  onStep: (step: PspStep) => void,
): Promise<readonly PspStep[]> => {
  await slowDown(rig, provider);
  const steps: PspStep[] = [];
  for (let rate = startPerSecond; steps.at(-1)?.held ?? true; rate = Math.round(rate * growth)) {
    const step = await stepAt(rig, rate, seconds);
    steps.push(step);
    onStep(step);
  }
  return steps;
};

const stepAt = async (rig: Rig, perSecond: number, seconds: number): Promise<PspStep> => {
  const order = chargeOrder(rig, `psp${perSecond}`, seconds);
  const turn = await oursTurn(rig, { ...order, pace: { perSecond }, expected: [completed, declined] });
  const settling = await settle(rig);
  const { load } = turn;
  const [, declines = 0] = load.byAnswer;
  const declinedShare = declines / load.answered;
  return {
    offeredPerSecond: perSecond,
    load,
    cpuMs: sumOfTimes(timesPerOperation([turn], settling.spentMs)),
    held: isHeld(load, perSecond) && declinedShare <= provider.declineRate + shedShareMax,
    declinedShare,
    settledAfterMs: settling.tookMs,
  };
};

/** By Little's law this many wait for a provider's answer at any time; half as many again are a queue of ours. */
const isHeld = (
  { p99Ms, p99HalvesMs: [first, second], unansweredAtEnd, p50Ms }: LoadResult,
  rate: number,
): boolean =>
  p99Ms <= p99MaxMs &&
  second <= Math.max(first * growthMax, 2 * provider.p99Ms) &&
  unansweredAtEnd <= (2 * rate * Math.max(p50Ms, provider.medianMs)) / 1_000;
