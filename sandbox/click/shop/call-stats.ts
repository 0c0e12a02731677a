/** What became of calls to the shop so far. */
export type CallStats = {
  /** Requests sent, repeats and duplicates among them. */
  calls: number;
  /** Sent again because the answer before was lost or refused a debit. */
  repeats: number;
  /** Sent a second time, or their answer thrown away, by policy. */
  duplicated: number;
  dropped: number;
  /** No answer that could be read. */
  lost: number;
  /** Answers that break the protocol. */
  wrongAnswers: number;
  /** The last of them, in words. */
  wrong: readonly string[];
  lastLost: string | null;
};

const wordsMax = 20;

/** Gives counters at zero. */
export const noCalls = (): CallStats => ({
  calls: 0,
  repeats: 0,
  duplicated: 0,
  dropped: 0,
  lost: 0,
  wrongAnswers: 0,
  wrong: [],
  lastLost: null,
});

/** Counts a wrong answer and keeps the words for the last few. */
export const countWrong = (stats: CallStats, words: string): void => {
  stats.wrongAnswers += 1;
  stats.wrong = [...stats.wrong, words].slice(-wordsMax);
};
