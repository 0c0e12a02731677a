import { OneId } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';
import { rowOf } from './transaction-row.ts';

/** Where a transaction stands, as it is stored: being asked changes nothing, not even one whose time is over. */
export const checkTransaction: MerchantMethod = async ({ desk }, params) => {
  const asked = OneId.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const found = await desk.find(asked.data.id);
  return found ? { result: rowOf(found) } : refuse('no-transaction');
};
