import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { type SavedMethodRefusal, type SavedSource } from './ports/saved-methods.ts';

export type CustomerNotYours = Readonly<{ code: 'customer-not-yours' }>;
export type Whose = Readonly<{ customerId: string | null; ownerId: string | null }>;

/** One of our customers' ids; anything else is the shop's own name for a customer, and stays what it is. */
const isOurs = (customerId: string): customerId is CustomerId =>
  /^cus_[0-9A-HJKMNP-TV-Z]{26}$/.test(customerId);

/** Whose payment it is to be: the customer it is booked under, and the subject that may see it. */
export const whosePayment = async (
  { saved }: Pick<PaymentsPorts, 'saved'>,
  { tenantId, subject, roles }: Actor,
  named: string | undefined,
  source: SavedSource | undefined,
): Promise<Result<Whose, CustomerNotYours | SavedMethodRefusal>> => {
  const ownerOf = async (customerId: string): Promise<string> =>
    (isOurs(customerId) ? await saved.ownerOf(tenantId, customerId) : undefined) ?? customerId;
  const customerId = named ?? source?.customerId ?? null;
  if (!roles.includes('admin'))
    return named === undefined || (await ownerOf(named)) === subject
      ? ok({ customerId, ownerId: subject })
      : err({ code: 'customer-not-yours' });
  if (source === undefined)
    return ok({ customerId, ownerId: customerId === null ? null : await ownerOf(customerId) });
  const isTheirs = named === undefined || named === source.customerId || named === source.ownerId;
  return isTheirs ? ok({ customerId, ownerId: source.ownerId }) : err({ code: 'payment-method-unknown' });
};
