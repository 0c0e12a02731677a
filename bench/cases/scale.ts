import { seededReference } from '../data/stored-payments.ts';
import { storePayments } from '../data/store-payments.ts';
import { type Duel } from '../measure/duel.ts';
import { type Rig } from '../system/rig.ts';
import { chargeDuel } from './charge.ts';

export const fewPayments = 1_000;
export const manyPayments = 100_000;

/** Charges again with a hundred thousand payments stored. */
export const scaleDuel = async (rig: Rig, seconds: number): Promise<Duel> => {
  const payments = rig.kassaDb.collection('payments');
  const template = await payments.findOne({
    reference: { $gte: seededReference, $lt: `${seededReference}~` },
  });
  if (template === null) throw new Error('the first payments are not stored');
  const missing = manyPayments - (await payments.estimatedDocumentCount());
  await storePayments([rig.kassaDb, rig.limitDb], template, Math.max(0, missing));
  return chargeDuel(rig, 'many', seconds, true);
};
