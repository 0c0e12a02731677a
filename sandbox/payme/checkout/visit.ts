import { type CheckoutOrder } from './checkout-order.ts';

/** A payer who came by a checkout link; the id is the link's path. */
export type Visit = { readonly id: string; readonly order: CheckoutOrder };
