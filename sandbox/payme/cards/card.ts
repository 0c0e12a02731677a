/** What a card does when it is asked for money. `broken`: an unknown system error; `slow`: keeps the debit waiting, then fails. */
export type Temper = 'pays' | 'poor' | 'slow' | 'broken';

/** The code that was sent for a card. */
export type SentCode = { readonly endsAtMs: number; readonly wrongTries: number };

/** A card that a token stands for; the number is masked, the whole one is never kept. */
export type Card = {
  /** The token. */
  readonly id: string;
  readonly number: string;
  /** `MM/YY`. */
  readonly expire: string;
  readonly recurrent: boolean;
  readonly verify: boolean;
  readonly temper: Temper;
  /** No SMS can be sent for it. */
  readonly mute: boolean;
  readonly code: SentCode | null;
  /** The token that took the place of this one when it was verified. */
  readonly replacedBy: string | null;
};
