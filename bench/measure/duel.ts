import { type LoadOrder } from '../load/load-order.ts';
import { digits } from '../report/table.ts';
import { type Rig } from '../system/rig.ts';
import { kassaPids } from './kassa-pids.ts';
import { settle, type Settling, spentBeyondIdle } from './settle.ts';
import { perSecond, takeTurn, type Turn } from './turn.ts';
import { waitUntilDelivered } from './wait-until-quiet.ts';
import { warmUp } from './warm-up.ts';

/** What each side is asked, given a name for the run: no two requests of different runs may be the same. */
export type Match = Readonly<{
  name: string;
  ours: (run: string, seconds: number) => LoadOrder;
  limit: (run: string, seconds: number) => LoadOrder;
  /** Whether both have run this before in this process, and need no compiling any more. */
  isWarm?: boolean;
  /** How long each side is under load in all. */
  seconds: number;
}>;
/** Some turns of each, one after the other, and what Kassa had to do about its turns in the end. */
export type Round = Readonly<{ ours: readonly Turn[]; limit: readonly Turn[]; settling: Settling }>;
export type Duel = readonly Round[];

/** Short, so that neighbours in time meet the same weather on this machine. */
const turnSeconds = 0.75;
/** Fees are learned five seconds after a charge: a round ends before that begins, and the limit is not slowed down by it. */
const turnsPerRound = 3;

/**
 * Lets Kassa and the limit run in turn, so that whatever else the machine is doing hits both. Before the limit's turn
 * the worker has done its part, so that neither works in the other's time.
 */
export const duel = async (rig: Rig, match: Match): Promise<Duel> => {
  if (match.isWarm !== true) await warmUp(rig, match);
  const rounds: Round[] = [];
  const roundsWanted = Math.max(1, Math.round(match.seconds / (turnSeconds * turnsPerRound)));
  while (rounds.length < roundsWanted) {
    rig.kassa.toggleProfile();
    const round = await playRound(rig, match, rounds.length);
    rig.kassa.toggleProfile();
    console.log(`       ${roundLine(round)}`);
    rounds.push(round);
  }
  return rounds;
};

const playRound = async (rig: Rig, { name, ours, limit }: Match, number: number): Promise<Round> => {
  const round: { ours: Turn[]; limit: Turn[] } = { ours: [], limit: [] };
  for (let turn = 0; turn < turnsPerRound; turn += 1) {
    const run = `${name}${number}x${turn}`;
    round.ours.push(await oursTurn(rig, ours(run, turnSeconds)));
    round.limit.push(await limitTurn(rig, limit(run, turnSeconds)));
  }
  return { ...round, settling: await settle(rig) };
};

/** `follow` waits until all is done that has to be done at once; the turn has paid for it, but not for the waiting. */
export const oursTurn = async (
  rig: Rig,
  order: LoadOrder,
  follow: () => Promise<unknown> = () => waitUntilDelivered(rig.kassaDb),
): Promise<Turn> => {
  const { load, spentMs } = await takeTurn(rig.loader, order, kassaPids(rig));
  const following = await spentBeyondIdle(rig, follow);
  const both = Object.entries(spentMs).map(
    ([name, ms]) => [name, ms + (following.spentMs[name] ?? 0)] as const,
  );
  return { load, spentMs: Object.fromEntries(both) };
};

const limitTurn = (rig: Rig, order: LoadOrder): Promise<Turn> =>
  takeTurn(rig.loader, order, { api: rig.limit.pid, mongo: rig.mongoPid });

const roundLine = ({ ours, limit }: Round): string => {
  const ratios = ours.flatMap((turn, n) => (limit[n] ? [digits(perSecond(turn) / perSecond(limit[n]))] : []));
  const speeds = (turns: readonly Turn[]): string => turns.map((turn) => digits(perSecond(turn))).join(' ');
  return `${speeds(ours)} of ${speeds(limit)} a second: ${ratios.join(' ')}`;
};
