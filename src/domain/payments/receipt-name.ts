import { type MethodType } from '#domain/shared/method-type';

/**
 * What money that was received by hand is told apart by. People write the same reference with and without spaces, in
 * capitals or not; it is the same money all the same.
 */
export const receiptName = (method: MethodType, reference: string): string =>
  `${method}:${reference.normalize('NFKC').replace(/\s+/g, '').toUpperCase()}`;
