import { fieldsOf, numeralOf, parseExact, textOf } from '../json/exact-json.ts';

/** What the shop answered; ids as they were written, null when they were left out. */
export type ShopAnswer = {
  readonly error: number;
  readonly errorNote: string;
  readonly clickTransId: string | null;
  readonly merchantTransId: string | null;
  readonly prepareId: string | null;
};

/** Takes the body of an answer; null when it is not a JSON object whose `error` is a whole JSON number (click.md §1.4). */
export const readShopAnswer = (text: string): ShopAnswer | null => {
  const fields = fieldsOf(parseExact(text));
  const error = numeralOf(fields?.['error']);
  if (fields === null || error === null || !/^-?\d{1,9}$/.test(error)) return null;
  return {
    error: Number(error),
    errorNote: textOf(fields['error_note']) ?? '',
    clickTransId: textOf(fields['click_trans_id']),
    merchantTransId: textOf(fields['merchant_trans_id']),
    prepareId: textOf(fields['merchant_prepare_id']),
  };
};
