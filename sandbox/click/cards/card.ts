/** How payments with a card end. */
export type CardMood = 'ok' | 'poor' | 'blocked' | 'slow';

/** A card that Click keeps, by its token. The number itself is never kept. */
export type Card = {
  /** The token. */
  readonly id: string;
  readonly maskedNumber: string;
  readonly maskedPhone: string;
  /** Gone after one payment. */
  readonly temporary: boolean;
  readonly verified: boolean;
  readonly deleted: boolean;
  readonly mood: CardMood;
};
