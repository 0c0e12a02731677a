import { type Race } from './race.ts';

type Ability = 'holds' | 'parts' | 'tells';

/** One way to pay at one gateway: what a race asks for when it is played there. Amounts are minor units. */
export type Way = Readonly<{
  gateway: string;
  /** What differs from a charge of 100 dollars on a card of Stripe's. */
  asked: Readonly<Record<string, unknown>>;
  amount: number;
  /** More than half of it: no two of them can be taken or given back. */
  most: number;
  /** `holds`: money, for a capture. `parts`: less than all can be given back. `tells`: news, by webhooks. */
  can: readonly Ability[];
  /** What the emulator calls the requests that take money and give it back. */
  calls: Readonly<Record<'charge' | 'refund', string>>;
}>;

const soms = { amount: 5_000_000, most: 3_000_000 };
const cardAt = (gateway: 'payme' | 'click') => ({
  gateway,
  amount: soms.amount,
  currency: 'UZS',
  paymentMethod: { type: 'card', token: `sandbox-${gateway}-card-ok` },
});

export const stripeCard: Way = {
  gateway: 'stripe',
  asked: {},
  amount: 10_000,
  most: 6_000,
  can: ['holds', 'parts', 'tells'],
  calls: { charge: 'charge', refund: 'refund' },
};
export const paypalAccount: Way = {
  ...stripeCard,
  gateway: 'paypal',
  asked: { gateway: 'paypal', paymentMethod: { type: 'paypal', token: 'sandbox-vault-ok' } },
};
export const paymeCard: Way = {
  gateway: 'payme',
  asked: cardAt('payme'),
  ...soms,
  can: ['holds'],
  calls: { charge: 'receipts.pay', refund: 'receipts.cancel' },
};
export const clickCard: Way = {
  gateway: 'click',
  asked: cardAt('click'),
  ...soms,
  can: ['parts'],
  calls: { charge: 'card-token.payment', refund: 'payment.reversal' },
};

/** What a payer pays at a page of their provider's, who leads from then on. */
export const pageAt = (gateway: 'paypal' | 'payme' | 'click'): Way['asked'] => ({
  gateway,
  paymentMethod: { type: gateway },
  ...(gateway === 'paypal' ? {} : { amount: soms.amount, currency: 'UZS' }),
});

/** A race that is played with every way of paying that can do what it needs. */
export type Anywhere = Readonly<{
  needs?: Ability;
  /** Little of it is the gateway's, so that it is rare at others than Stripe. */
  isOurs?: true;
  at(way: Way): Race;
}>;

export const playedAt = (way: Way, races: readonly Anywhere[]): Race[] =>
  races
    .filter(({ needs }) => !needs || way.can.includes(needs))
    .map(({ isOurs, at }) => ({ ...at(way), ...(isOurs && way !== stripeCard && { isRare: true }) }));
