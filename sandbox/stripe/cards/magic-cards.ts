import { type Decline, declines } from './decline.ts';

/** What happens after a charge with this card went well. */
type Aftermath =
  | 'refund-pending'
  | 'refund-fails'
  | 'dispute-fraudulent'
  | 'dispute-product-not-received'
  | 'dispute-inquiry'
  | 'fraud-warning'
  | 'available-at-once';

/** When a card asks its holder: never, whenever it is used, or only until it was set up for later use. */
type Challenge = 'never' | 'optional' | 'always' | 'until-set-up' | 'on-session';

/** A test card. `name` is what follows `pm_card_` and `tok_`. */
export type MagicCard = {
  readonly number: string;
  readonly name: string | null;
  readonly brand: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  readonly challenge: Challenge;
  readonly decline: Decline | null;
  /** Declined cards are refused when they are attached, except those that only decline a charge. */
  readonly attaches: boolean;
  readonly aftermath: Aftermath | null;
};

const card = (number: string, name: string | null, more: Partial<MagicCard> = {}): MagicCard => ({
  number,
  name,
  brand: 'visa',
  funding: 'credit',
  challenge: 'never',
  decline: null,
  attaches: true,
  aftermath: null,
  ...more,
});
const declined = (number: string, name: string, decline: Decline): MagicCard =>
  card(number, name, { decline, attaches: false });

/** Every card of stripe.md §5 (Stripe doc "Testing"). */
export const magicCards: readonly MagicCard[] = [
  card('4242424242424242', 'visa'),
  card('4000056655665556', 'visa_debit', { funding: 'debit' }),
  card('5555555555554444', 'mastercard', { brand: 'mastercard' }),
  card('2223003122003222', null, { brand: 'mastercard' }),
  card('5200828282828210', 'mastercard_debit', { brand: 'mastercard', funding: 'debit' }),
  card('5105105105105100', 'mastercard_prepaid', { brand: 'mastercard', funding: 'prepaid' }),
  card('378282246310005', 'amex', { brand: 'amex' }),
  card('6011111111111117', 'discover', { brand: 'discover' }),
  card('3056930009020004', 'diners', { brand: 'diners' }),
  card('3566002020360505', 'jcb', { brand: 'jcb' }),
  card('6200000000000005', 'unionpay', { brand: 'unionpay' }),
  declined('4000000000000002', 'chargeDeclined', declines.generic),
  declined('4000000000009995', 'chargeDeclinedInsufficientFunds', declines.insufficientFunds),
  declined('4000000000009987', 'chargeDeclinedLostCard', declines.lostCard),
  declined('4000000000009979', 'chargeDeclinedStolenCard', declines.stolenCard),
  declined('4000000000000069', 'chargeDeclinedExpiredCard', declines.expiredCard),
  declined('4000000000000127', 'chargeDeclinedIncorrectCvc', declines.incorrectCvc),
  declined('4000000000000119', 'chargeDeclinedProcessingError', declines.processingError),
  declined('4000000000006975', 'chargeDeclinedVelocityLimitExceeded', declines.velocity),
  card('4000000000000341', 'chargeCustomerFail', { decline: declines.generic }),
  card('4100000000000019', 'radarBlock', { decline: declines.fraudulent }),
  card('4000002500003155', 'authenticationRequiredOnSetup', { challenge: 'until-set-up' }),
  card('4000002760003184', 'authenticationRequired', { challenge: 'always' }),
  card('4000000000003220', 'threeDSecure2Required', { challenge: 'always' }),
  card('4000008400001629', 'threeDSecureRequiredChargeDeclined', {
    challenge: 'always',
    decline: declines.generic,
  }),
  card('4000000000003055', 'threeDSecureOptional', { challenge: 'optional' }),
  card('4000003800000446', null, { challenge: 'on-session' }),
  card('4000000000000077', 'bypassPending', { aftermath: 'available-at-once' }),
  card('4000000000007726', 'pendingRefund', { aftermath: 'refund-pending' }),
  card('4000000000005126', 'refundFail', { aftermath: 'refund-fails' }),
  card('4000000000000259', 'createDispute', { aftermath: 'dispute-fraudulent' }),
  card('4000000000002685', 'createDisputeProductNotReceived', { aftermath: 'dispute-product-not-received' }),
  card('4000000000001976', 'createDisputeInquiry', { aftermath: 'dispute-inquiry' }),
  card('4000000000005423', 'createIssuerFraudRecord', { aftermath: 'fraud-warning' }),
];

const byNumber = new Map(magicCards.map((row) => [row.number, row]));
const byName = new Map(magicCards.flatMap((row) => (row.name === null ? [] : [[row.name, row] as const])));

/** Takes a card number and gives its row; a number without one behaves like the plain Visa or Mastercard. */
export const cardByNumber = (number: string): MagicCard =>
  byNumber.get(number) ?? card(number, null, { brand: /^[25]/.test(number) ? 'mastercard' : 'visa' });

/** Takes `pm_card_…` or `tok_…` in either spelling (`…visa_chargeDeclined…` too) and gives the card it stands for. */
export const cardByMagicId = (id: string): MagicCard | undefined => {
  const name = /^(?:pm_card|tok)_(?<name>.+)$/.exec(id)?.groups?.['name'];
  if (name === undefined) return undefined;
  return byName.get(name) ?? byName.get(name.replace(/^visa_(?=chargeDeclined)/, ''));
};
