import { type Receipt } from './receipt.ts';

/** Takes a receipt's account and gives Kassa's payment id in it, or the empty text when there is none. */
export const paymentIdOf = (accountField: string, account: Receipt['account']): string =>
  account[accountField] ?? '';
