import { type World } from '#test/support/world';
import { type Answer, type Asking, claimOf, type Scene } from './move.ts';
import { type Race } from './race.ts';
import { type Meeting, type Turns } from './turns.ts';

/** More awaits than any command has: a walk is complete when the last commands met nowhere. */
const awaitsMax = 40;

/** Two commands that have met: on which payment, as whom they asked, what they were told, and where it was. */
export type Met = Meeting<Answer | undefined, Answer | undefined> &
  Readonly<{ race: Race; scene: Scene; asked: readonly [Asking, Asking]; where: string }>;

/** Stops the first command at each of its awaits in turn, on a new payment each time, and has the second run there. */
export const walk = async (turns: Turns, world: World, race: Race, name: string): Promise<Met[]> => {
  const all: Met[] = [];
  for (let n = 1; n <= awaitsMax; n += 1) {
    const stops = race.isDense ? Array.from({ length: awaitsMax }, (_, m) => m + 1) : [Infinity];
    for (const stop of stops) {
      const met = await meet(turns, world, race, `${name}-${n}-${stop}`, [n, stop]);
      all.push(met);
      if (met.at === undefined) return all;
      if (met.back === undefined) break;
    }
  }
  throw new Error(`${name} has more than ${awaitsMax} awaits`);
};

const meet = async (
  turns: Turns,
  world: World,
  race: Race,
  orderId: string,
  [firstStop, secondStop]: readonly [number, number],
): Promise<Met> => {
  const { between, from, isRepeat } = race;
  const [first, second] = between;
  const { payment, subject = '' } = from ? await from(world, orderId) : {};
  const scene: Scene = { world, orderId, payment, subject };
  const one = { key: `${orderId}-1`, sub: 'adm_1' };
  const other = isRepeat ? one : { key: `${orderId}-2`, sub: 'adm_2' };
  const meeting = await turns.meet(
    [() => first.ask(scene, one), firstStop],
    [() => second.ask(scene, other), secondStop],
  );
  const { at = 'its end', back = 'its end' } = meeting;
  return {
    ...meeting,
    race,
    scene,
    asked: [one, other],
    where: `${first.name} at ${at}, ${second.name} at ${back}`,
  };
};

/** Whoever was told that nobody knows yet asks again, as they were told to. */
export const askedAgain = async (met: Met): Promise<Met> => {
  const { scene, asked, race } = met;
  const again = async (side: 0 | 1, answer: Answer | undefined): Promise<Answer | undefined> =>
    answer && claimOf(answer) === 'open' ? race.between[side].ask(scene, asked[side]) : answer;
  return { ...met, first: await again(0, met.first), second: await again(1, met.second) };
};
