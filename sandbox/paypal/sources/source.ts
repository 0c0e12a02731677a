import { type Temper } from './temper.ts';

/** A PayPal account that pays. */
type Wallet = { readonly kind: 'paypal'; readonly temper: Temper };

/** A card that pays; its number is not kept. */
export type Card = {
  readonly kind: 'card';
  readonly temper: Temper;
  readonly name: string | null;
  readonly last_digits: string;
  readonly brand: string;
  /** YYYY-MM. */
  readonly expiry: string;
};

/** What pays. */
export type Source = Wallet | Card;
