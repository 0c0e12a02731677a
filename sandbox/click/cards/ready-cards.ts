import { type Collection } from '../../collection.ts';
import { type Card, type CardMood } from './card.ts';

const ready: Readonly<Record<string, CardMood>> = {
  'sandbox-click-card-ok': 'ok',
  'sandbox-click-card-poor': 'poor',
  'sandbox-click-card-blocked': 'blocked',
  'sandbox-click-card-slow': 'slow',
};

/**
 * Puts the cards there that need no SMS: one that pays, one without money (an error code), one that is blocked (error
 * code 0, but a status below 0), one that takes its time. `sandbox-click-card-gone` is a token that nobody knows.
 */
export const layOutReadyCards = (cards: Collection<Card>): void => {
  for (const [id, mood] of Object.entries(ready)) {
    if (cards.get(id) !== undefined) continue;
    cards.put({
      id,
      maskedNumber: '8600 12** **** 1234',
      maskedPhone: '99890***4567',
      temporary: false,
      verified: true,
      deleted: false,
      mood,
    });
  }
};
