import { type LoadOrder } from '../load/load-order.ts';
import { type Rig } from '../system/rig.ts';
import { type Match } from './duel.ts';
import { waitUntilQuiet } from './wait-until-quiet.ts';

const stretchSeconds = 1;
/** What V8 needs to compile the hot path, or the time after which we go on without. */
const requestsMin = 2_500;
const stretchesMax = 6;

/** Loads both sides until their code is compiled; none of it counts. */
export const warmUp = async (rig: Rig, { name, ours, limit }: Match): Promise<void> => {
  for (const [side, orderOf] of [
    ['o', ours],
    ['l', limit],
  ] as const)
    await loadLongEnough(rig, (n) => orderOf(`${name}w${side}${n}`, stretchSeconds));
  await waitUntilQuiet(rig.kassaDb);
};

const loadLongEnough = async ({ loader }: Rig, orderOf: (n: number) => LoadOrder): Promise<void> => {
  let answered = 0;
  for (let n = 0; n < stretchesMax && answered < requestsMin; n += 1)
    answered += (await loader.run(orderOf(n))).answered;
};
