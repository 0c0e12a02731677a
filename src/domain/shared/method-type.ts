/** What one can pay with. A card's or wallet's brand is a detail of the method, not a type. */
export const methodTypes = [
  'card',
  'us_bank_account',
  'sepa_debit',
  'paypal',
  'payme',
  'click',
  'cash_on_delivery',
  'bank_transfer',
  'check',
] as const;
export type MethodType = (typeof methodTypes)[number];

/** Those whose money no provider sees: people receive it, and say so. */
export const byHandMethods = [
  'cash_on_delivery',
  'bank_transfer',
  'check',
] as const satisfies readonly MethodType[];
export type ByHandMethod = (typeof byHandMethods)[number];
export const isByHand = (type: MethodType): type is ByHandMethod =>
  byHandMethods.some((method) => method === type);
