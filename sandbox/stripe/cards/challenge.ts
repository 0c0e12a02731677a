import { type Marks } from '../payment-methods/marks.ts';
import { type PaymentMethod } from '../payment-methods/payment-method.ts';
import { cardOf } from './card-of.ts';

/** What a payment asks of the card's bank. */
type ChallengeWish = {
  readonly offSession: boolean;
  /** Stripe's `request_three_d_secure`. */
  readonly requested: string | undefined;
};

/** Tells whether the bank wants to see the card's holder (stripe.md §5, the 3-D Secure rows). */
export const needsChallenge = (marks: Marks, method: PaymentMethod, wish: ChallengeWish): boolean => {
  if (method.card === undefined) return false;
  const insisted = wish.requested === 'challenge' && !wish.offSession;
  switch (cardOf(method.card.fingerprint).challenge) {
    case 'never':
      return insisted;
    case 'optional':
      return insisted || wish.requested === 'any';
    case 'always':
      return true;
    case 'until-set-up':
      return !marks.has('authenticated', method.id);
    case 'on-session':
      return !wish.offSession;
  }
};
