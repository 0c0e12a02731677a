import { z } from 'zod';
import { Instant } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';
import { statementRowOf } from './transaction-row.ts';

const Params = z.object({ from: Instant, to: Instant }).refine(({ from, to }) => from < to);

/** All transactions that Payme created between two instants, whatever became of them. */
export const getStatement: MerchantMethod = async ({ desk }, params) => {
  const asked = Params.safeParse(params);
  if (!asked.success) return refuse('malformed');
  const found = await desk.between(asked.data.from, asked.data.to);
  return { result: { transactions: found.map(statementRowOf) } };
};
