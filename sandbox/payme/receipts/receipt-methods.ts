import { z } from 'zod';
import { type PaymeWorld } from '../payme-world.ts';
import { type Method, method } from '../rpc/method.ts';
import { cancelReceipt } from './cancel-receipt.ts';
import { confirmHold } from './confirm-hold.ts';
import { findReceipt } from './find-receipt.ts';
import { newReceipt } from './new-receipt.ts';
import { payParams, payReceipt } from './pay-receipt.ts';
import { receiptState } from './receipt-state.ts';
import { receiptResult, showReceipt } from './show-receipt.ts';

const tiyin = z.int().min(1);
const byId = z.object({ id: z.string() });
const createParams = z.object({
  amount: tiyin,
  account: z.record(z.string(), z.union([z.string(), z.number()])),
  description: z.string().optional(),
  detail: z.looseObject({}).optional(),
  hold: z.boolean().optional(),
});
const allParams = z.object({
  count: z.int().min(1).max(50),
  from: z.int().min(0),
  to: z.int().min(0),
  offset: z.int().min(0).default(0),
});
const fiscalParams = z.object({
  id: z.string(),
  fiscal_data: z.looseObject({ receipt_id: z.union([z.int(), z.string()]), qr_code_url: z.string() }),
});

const create = (world: PaymeWorld, params: z.infer<typeof createParams>): object => {
  const { amount, description = '', detail = null, hold = false } = params;
  const account = Object.fromEntries(
    Object.entries(params.account).map(([name, value]) => [name, String(value)]),
  );
  const known = { amount, account, description, detail, hold };
  return receiptResult(world, newReceipt(world, { origin: 'subscribe', plan: null, ...known }));
};

const list = (world: PaymeWorld, { count, from, to, offset }: z.infer<typeof allParams>): object =>
  [...world.receipts.all()]
    .filter(({ createdAtMs }) => createdAtMs >= from && createdAtMs <= to)
    .sort((one, other) => one.createdAtMs - other.createdAtMs)
    .slice(offset, offset + count)
    .map((receipt) => showReceipt(world, receipt));

const keepFiscal = (world: PaymeWorld, { id, fiscal_data: data }: z.infer<typeof fiscalParams>): object => {
  const receipt = findReceipt(world, id);
  world.receipts.put({ ...receipt, fiscal: { ...receipt.fiscal, PERFORM: data } });
  return { success: true };
};

const asLookup = { aliases: (): readonly string[] => ['lookup'] };

const isHold = (params: unknown): boolean =>
  typeof params === 'object' && params !== null && 'hold' in params && params.hold === true;

/** What cancelling comes to for a receipt as it stands. */
const cancelAliases = (world: PaymeWorld, params: unknown): readonly string[] => {
  const { data } = byId.safeParse(params);
  const state = data === undefined ? undefined : world.receipts.get(data.id)?.state;
  return state === receiptState.paid || state === receiptState.cancelling ? ['refund'] : ['void', 'cancel'];
};

/** The methods about receipts (payme.md §3.3). */
export const receiptMethods: Readonly<Record<string, Method>> = {
  'receipts.create': method(createParams, create, { aliases: () => ['create'] }),
  'receipts.pay': method(payParams, payReceipt, {
    movesMoney: true,
    aliases: (_world, params) => [isHold(params) ? 'authorize' : 'charge'],
  }),
  'receipts.send': method(byId.extend({ phone: z.string().regex(/^998\d{9}$/) }), (world, { id }) => {
    findReceipt(world, id);
    return { success: true };
  }),
  'receipts.cancel': method(
    byId,
    (world, { id }) => receiptResult(world, cancelReceipt(world, findReceipt(world, id))),
    { aliases: cancelAliases },
  ),
  'receipts.check': method(byId, (world, { id }) => ({ state: findReceipt(world, id).state }), asLookup),
  'receipts.get': method(byId, (world, { id }) => receiptResult(world, findReceipt(world, id)), asLookup),
  'receipts.get_all': method(allParams, list, asLookup),
  'receipts.set_fiscal_data': method(fiscalParams, keepFiscal),
  'receipts.confirm_hold': method(
    byId.extend({ amount: tiyin.optional() }),
    (world, { id, amount }) => confirmHold(world, id, amount),
    { aliases: () => ['capture'] },
  ),
};
