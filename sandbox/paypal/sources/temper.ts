/**
 * How something that pays behaves when it is charged. `declines`: the processor says no with this code. `review-…`: the
 * capture waits for a review that ends well or badly. `refund-…`: money that goes back takes its time, or bounces.
 */
export type Temper =
  | { readonly kind: 'good' | 'review-accepts' | 'review-denies' | 'refund-pends' | 'refund-fails' }
  | { readonly kind: 'declines'; readonly responseCode: string };

/** What pays without trouble. */
export const good: Temper = { kind: 'good' };

/** What a bank says when it does not want to say why. */
export const declines: Temper = { kind: 'declines', responseCode: '0500' };

/** Card holder names that make a card decline, with the processor's code (PayPal doc "Card testing", rejection triggers). */
const triggers: Readonly<Record<string, string>> = {
  'CCREJECT-REFUSED': '0500',
  'CCREJECT-SF': '9500',
  'CCREJECT-EC': '5400',
  'CCREJECT-IRC': '5180',
  'CCREJECT-IF': '5120',
  'CCREJECT-LS': '9520',
  'CCREJECT-IA': '1330',
  'CCREJECT-BANK_ERROR': '5100',
  'CCREJECT-CVV_F': '00N7',
};

/** Takes the name on a card and gives how the card behaves; triggers are case-sensitive. */
export const temperOfName = (name: string | undefined): Temper => {
  const responseCode = triggers[name ?? ''];
  return responseCode === undefined ? good : { kind: 'declines', responseCode };
};
