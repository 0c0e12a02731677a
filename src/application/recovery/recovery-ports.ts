import { type Clock } from '../shared/ports/clock.ts';
import { type IdGenerator } from '../shared/ports/id-generator.ts';
import { type Log } from '../shared/ports/log.ts';
import { type Metrics } from '../shared/ports/metrics.ts';
import { type SecondPersonLimits } from '../shared/ports/second-person-limits.ts';
import { type Deeds } from './ports/deeds.ts';
import { type DoubtFinder } from './ports/doubt-finder.ts';
import { type ReviewRepository } from './ports/review-repository.ts';

/** All this module needs from the world. */
export interface RecoveryPorts {
  reviews: ReviewRepository;
  doubts: DoubtFinder;
  deeds: Deeds;
  limits: SecondPersonLimits;
  clock: Clock;
  ids: IdGenerator;
  log: Log;
  metrics: Metrics;
}
