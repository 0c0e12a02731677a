import { type ShopMethod } from './shop-method.ts';

/** A call that has to be made until the shop answers; stored before it is made. One at a time for a receipt. */
export type Errand = {
  /** The id of the receipt. */
  readonly id: string;
  readonly method: ShopMethod;
  /** The same at every attempt (payme.md §1.7). */
  readonly params: object;
  /** Attempts made or under way. */
  readonly tries: number;
  /** What was answered to an attempt whose answer was thrown away, to compare the next one with. */
  readonly thrownAway: string | null;
};
