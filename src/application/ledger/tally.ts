import { type Sums } from '#domain/shared/sealed-log';

/** Adds balances up as they come by. */
export const tally = (from: Sums = {}) => {
  const sums: Record<string, bigint> = { ...from };
  return {
    add: (more: Sums): void => {
      for (const [key, amount] of Object.entries(more)) sums[key] = (sums[key] ?? 0n) + amount;
    },
    sums: (): Sums => sums,
  };
};
