import type Stripe from 'stripe';
import { type LetterBox, openLetterBox } from './letter-box.ts';

/** The secret that signs what arrives. */
export const webhookSecret = 'whsec_inbox_secret';

/** One webhook as it arrived. */
export type Letter = { readonly event: Stripe.Event; readonly signature: string; readonly body: string };

/** What tests look at in the object of an event. */
export type Subject = { readonly id: string; readonly status?: string; readonly payment_intent?: string };

/** A server that takes Stripe's webhooks and keeps them. */
export type Inbox = LetterBox<Letter> & {
  /** Gives the first accepted event that fits, waiting for it when it has not come yet. */
  readonly next: (type: string, fits?: (object: Subject) => boolean) => Promise<Stripe.Event>;
};

const letterOf = (signature: unknown, body: string): Letter => ({
  event: JSON.parse(body) as Stripe.Event,
  signature: String(signature),
  body,
});

/** Opens an inbox on a free port. */
export const openInbox = async (): Promise<Inbox> => {
  const box = await openLetterBox(({ headers }, body) => letterOf(headers['stripe-signature'], body));
  return Object.assign(box, {
    next: async (type: string, fits: (object: Subject) => boolean = () => true) => {
      const { event } = await box.first(
        (letter) => letter.event.type === type && fits(letter.event.data.object as unknown as Subject),
      );
      return event;
    },
  });
};
