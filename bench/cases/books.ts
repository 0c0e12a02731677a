import { pathToFileURL } from 'node:url';
import { builtFile } from '#bootstrap/embedded/project-root';
import { oursTurn } from '../measure/duel.ts';
import { idlePerSecond } from '../measure/idle-time.ts';
import { median } from '../measure/percentile.ts';
import { sumOfTimes, timesPerOperation } from '../measure/score.ts';
import { settle } from '../measure/settle.ts';
import { perSecond, type Turn } from '../measure/turn.ts';
import { type Rig } from '../system/rig.ts';
import { chargeOrder } from './charge.ts';

const turnSeconds = 0.75;
const turnsPerRound = 3;
const warmUpSeconds = 4;
const idleSeconds = 2;

type Side = Readonly<{ perSecond: number; p99Ms: number; cpuMs: number }>;
/** A charge as it is, and by a Kassa that keeps neither ledger nor audit. */
export type BooksCost = Readonly<{
  kept: Side;
  left: Side;
  /** Median of what the one charges a second by what its neighbour in time does. */
  ratio: number;
}>;
/** What the books cost: the same charges with and without them, in turn, each on a system of its own. */
export const booksCost = async (kept: Rig, seconds: number): Promise<BooksCost> => {
  const hook = pathToFileURL(builtFile('bench/system/without-books.js')).href;
  const beside = await kept.startBeside('without-books', { NODE_OPTIONS: `--import=${hook}` });
  const bare = { ...kept, ...beside };
  const left: Rig = { ...bare, idle: await idlePerSecond(bare, idleSeconds) };
  const rigs = { kept, left };
  for (const [name, rig] of Object.entries(rigs))
    await oursTurn(rig, chargeOrder(rig, `warm-${name}`, warmUpSeconds));

  const rounds: Readonly<Record<keyof typeof rigs, { turns: Turn[]; cpuMs: number[] }>> = {
    kept: { turns: [], cpuMs: [] },
    left: { turns: [], cpuMs: [] },
  };
  const names = ['kept', 'left'] as const;
  const roundsWanted = Math.max(1, Math.round(seconds / (turnSeconds * turnsPerRound)));
  for (let round = 0; round < roundsWanted; round += 1) {
    for (let turn = 0; turn < turnsPerRound; turn += 1)
      for (const name of names)
        rounds[name].turns.push(
          await oursTurn(rigs[name], chargeOrder(rigs[name], `${name}${round}x${turn}`, turnSeconds)),
        );
    for (const name of names) {
      const { spentMs } = await settle(rigs[name]);
      const turns = rounds[name].turns.slice(-turnsPerRound);
      rounds[name].cpuMs.push(sumOfTimes(timesPerOperation(turns, spentMs)));
    }
  }
  const sideOf = ({ turns, cpuMs }: { turns: readonly Turn[]; cpuMs: readonly number[] }): Side => ({
    perSecond: median(turns.map(perSecond)),
    p99Ms: median(turns.map(({ load }) => load.p99Ms)),
    cpuMs: median(cpuMs),
  });
  const ratios = rounds.kept.turns.flatMap((turn, n) => {
    const neighbour = rounds.left.turns[n];
    return neighbour ? [perSecond(turn) / perSecond(neighbour)] : [];
  });
  return { kept: sideOf(rounds.kept), left: sideOf(rounds.left), ratio: median(ratios) };
};
