import { createHash, timingSafeEqual } from 'node:crypto';

/** The fields that Click signs, as they came: another way to write the same amount is another text. */
export type SignedFields = Readonly<{
  transId: string;
  serviceId: string;
  order: string;
  /** Signed only in Complete (action 1). */
  prepareId: string | null;
  amount: string;
  action: string;
  signTime: string;
}>;

/** MD5 over the raw texts and the secret, nothing between them (docs.click.uz, "SHOP API"). Lower-case hex. */
export const signatureOf = (fields: SignedFields, secretKey: string): string => {
  const { transId, serviceId, order, prepareId, amount, action, signTime } = fields;
  const prepared = action === '1' ? (prepareId ?? '') : '';
  return createHash('md5')
    .update(`${transId}${serviceId}${secretKey}${order}${prepared}${amount}${action}${signTime}`)
    .digest('hex');
};

/** Whether one of the secrets signed this. In constant time; an empty secret signs nothing. */
export const isSigned = (fields: SignedFields, signature: string, secretKeys: readonly string[]): boolean => {
  const given = Buffer.from(signature.toLowerCase());
  return secretKeys
    .map((secretKey) => {
      const due = Buffer.from(signatureOf(fields, secretKey));
      return secretKey !== '' && due.length === given.length && timingSafeEqual(due, given);
    })
    .includes(true);
};
