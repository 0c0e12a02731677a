/** So many in so many seconds, from the first one on. */
export type Rate = Readonly<{ count: number; seconds: number }>;

/** Part of an allowance, asked for: so many are needed at once, the others are to have at hand. */
export type Draw = Readonly<{ key: string; rate: Rate; wanted: number; needed: number }>;
/**
 * What of it is given: less than wanted when there is no more; what is left for others; until the window ends. `isShared`:
 * no other process can be given the same.
 */
export type Grant = Readonly<{ given: number; left: number; endsInMs: number; isShared: boolean }>;

/** Where allowances are kept. What is drawn is gone, whether or not it is used. */
export interface RateBook {
  draw(draw: Draw): Promise<Grant>;
}
