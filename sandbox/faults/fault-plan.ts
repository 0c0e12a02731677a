import { type Random, seededRandom } from '../seeded-random.ts';
import { type FaultRequest } from './fault-rule.ts';

/** A rule in force, with how often it was used. */
export type Fault = FaultRequest & { readonly id: number; used: number; readonly random: Random };

/** The faults in force. `next` decides the fate of one call; the same seeds and calls give the same fates. */
export type FaultPlan = {
  readonly add: (request: FaultRequest) => Fault;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  readonly next: (provider: string, operations: readonly string[]) => Fault | null;
};

const worn = (fault: Fault): boolean => fault.times !== undefined && fault.used >= fault.times;

/** Takes the seed for rules that bring none and gives an empty plan. */
export const createFaultPlan = (seed: number): FaultPlan => {
  let faults: readonly Fault[] = [];
  let counter = 0;
  return {
    add: (request) => {
      counter += 1;
      const fault = {
        ...request,
        id: counter,
        used: 0,
        random: seededRandom(request.seed ?? seed + counter),
      };
      faults = [...faults, fault];
      return fault;
    },
    list: () => faults,
    clear: () => {
      faults = [];
      counter = 0;
    },
    next: (provider, operations) => {
      for (const fault of faults) {
        if (fault.provider !== provider || worn(fault)) continue;
        if (fault.operation !== undefined && !operations.includes(fault.operation)) continue;
        if (fault.random() >= fault.probability) continue;
        fault.used += 1;
        return fault;
      }
      return null;
    },
  };
};
