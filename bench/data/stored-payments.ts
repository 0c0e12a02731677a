import { type Db } from 'mongodb';
import { type KnownPayment } from '../load/load-order.ts';

const enough = 1_000;
/** The provider ids that `storePayments` makes up begin with this. */
export const seededReference = 'pi_seed';

/** Some of the payments that were stored before the bench began, in both databases alike. */
export const storedPayments = async (db: Db): Promise<readonly KnownPayment[]> => {
  const found = await db
    .collection<{ _id: string; reference: string }>('payments')
    .find({ reference: { $gte: seededReference, $lt: `${seededReference}~` } })
    .project<{ _id: string; reference: string }>({ reference: 1 })
    .limit(enough)
    .toArray();
  return found.map(({ _id, reference }) => ({ id: _id, reference }));
};
