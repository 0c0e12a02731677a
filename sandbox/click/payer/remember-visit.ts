import { type ClickWorld } from '../click-world.ts';
import { type PayLink } from './pay-link.ts';
import { type Visit } from './visit.ts';

/** Takes what a pay link says and stores that a payer came with it. */
export const rememberVisit = (world: ClickWorld, link: PayLink): Visit =>
  world.visits.put({ ...link, id: String(world.counter.next()), atMs: world.clock.nowMs() });
