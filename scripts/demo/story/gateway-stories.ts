import { type Payment } from '../kassa.ts';
import { type Stage } from '../step.ts';
import { type GatewayStory } from './gateway-story.ts';

const payAt =
  (gateway: string) =>
  ({ sandbox }: Stage, { id }: Payment): Promise<void> =>
    sandbox.pay(gateway, id);

const dollars = { amount: 10_000, part: 3_000, currency: 'USD' } as const;
const som = { amount: 5_000_000, part: 1_500_000, currency: 'UZS' } as const;

/** The story at each gateway there is. */
export const gatewayStories: readonly GatewayStory[] = [
  { ...dollars, gateway: 'stripe', paymentMethod: { type: 'card', token: 'pm_card_visa' } },
  {
    ...dollars,
    gateway: 'paypal',
    paymentMethod: { type: 'paypal' },
    paying: { who: 'payer', does: 'approves at PayPal', heard: 'webhook', act: payAt('paypal') },
  },
  {
    ...som,
    gateway: 'payme',
    paymentMethod: { type: 'payme' },
    paying: { who: 'payer', does: "pays on Payme's page", heard: 'Payme calls', act: payAt('payme') },
    givingBack: {
      who: "Payme's support",
      does: 'gives it back in the cabinet',
      act: ({ sandbox }, refund) => sandbox.giveBackPart(refund),
    },
  },
  {
    ...som,
    gateway: 'click',
    paymentMethod: { type: 'click' },
    paying: { who: 'payer', does: "pays on Click's page", heard: 'Click calls', act: payAt('click') },
  },
  {
    ...som,
    gateway: 'manual',
    paymentMethod: { type: 'bank_transfer' },
    paying: {
      who: 'payer',
      does: 'transfers it to the bank',
      heard: 'nobody tells',
      act: ({ cashBook }, { id: reference, amount, currency }) =>
        Promise.resolve(cashBook.note({ kind: 'charge', amount, currency, reference })),
    },
    isApproved: true,
    givingBack: {
      who: 'admin',
      does: 'transfers it back',
      act: ({ cashBook }, { id: reference, amount, currency }) =>
        Promise.resolve(cashBook.note({ kind: 'refund', amount, currency, reference })),
    },
  },
];
