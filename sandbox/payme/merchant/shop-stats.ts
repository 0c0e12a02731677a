/** What became of calls to the shop so far. */
export type ShopStats = {
  /** Requests sent, repeats and duplicates among them. */
  calls: number;
  /** Sent again because an answer was lost. */
  repeats: number;
  /** Sent a second time, and answers thrown away, by policy. */
  duplicated: number;
  dropped: number;
  lost: number;
  refused: number;
  /** Calls that used up their attempts. */
  givenUp: number;
  /** Repetitions that were answered unlike the first time: the shop is not idempotent. */
  differing: number;
  methods: Record<string, number>;
  lastLost: { method: string; why: string } | null;
  lastDifference: { method: string; first: string; second: string } | null;
};

/** Gives counters at zero. */
export const noShopCalls = (): ShopStats => ({
  calls: 0,
  repeats: 0,
  duplicated: 0,
  dropped: 0,
  lost: 0,
  refused: 0,
  givenUp: 0,
  differing: 0,
  methods: {},
  lastLost: null,
  lastDifference: null,
});
