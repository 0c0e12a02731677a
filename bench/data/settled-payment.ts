import { type Db, type Document } from 'mongodb';
import { type Rig } from '../system/rig.ts';
import { chargeOrder } from '../cases/charge.ts';
import { waitUntilQuiet } from '../measure/wait-until-quiet.ts';

const warmUpSeconds = 0.5;

/** Charges for a moment, waits until everything about these charges is settled, and gives one of them as it is stored. */
export const settledPayment = async (rig: Rig): Promise<Document> => {
  await rig.loader.run(chargeOrder(rig, 'first', warmUpSeconds));
  await waitUntilQuiet(rig.kassaDb);
  const payment = await newest(rig.kassaDb);
  if (payment === null) throw new Error('no payment was stored');
  return payment;
};

const newest = (db: Db): Promise<Document | null> =>
  db.collection('payments').findOne({ status: 'completed' }, { sort: { _id: -1 } });
