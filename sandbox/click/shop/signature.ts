import { createHash } from 'node:crypto';

/** The fields of a request to the shop that its signature covers, as they are sent. */
export type SignedFields = {
  readonly click_trans_id: string;
  readonly service_id: string;
  readonly merchant_trans_id: string;
  /** Complete only. */
  readonly merchant_prepare_id?: string;
  readonly amount: string;
  readonly action: string;
  readonly sign_time: string;
};

/** Takes the fields as texts and the secret key and gives the sign_string: lower-case hex MD5 (click.md §1.3). */
export const signString = (fields: SignedFields, secretKey: string): string =>
  createHash('md5')
    .update(fields.click_trans_id)
    .update(fields.service_id)
    .update(secretKey)
    .update(fields.merchant_trans_id)
    .update(fields.action === '1' ? (fields.merchant_prepare_id ?? '') : '')
    .update(fields.amount)
    .update(fields.action)
    .update(fields.sign_time)
    .digest('hex');
