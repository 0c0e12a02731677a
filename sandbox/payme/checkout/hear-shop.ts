import { type Errand } from '../merchant/errand.ts';
import { type Ending } from '../merchant/errands.ts';
import { misbehaves, type Said } from '../merchant/shop-answer.ts';
import { type ShopMethod } from '../merchant/shop-method.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { type Receipt } from '../receipts/receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';
import { codes } from '../rpc/codes.ts';
import { type RpcError } from '../rpc/rpc-error.ts';
import { becomeCancelled, becomePaid, becomeReversed } from './outcome.ts';
import { cancelTransaction, debitAndPerform, openTransaction, reasons, timeoutWork } from './walk.ts';

type Step = (world: PaymeWorld, receipt: Receipt, ending: Ending) => void;

const unavailable: RpcError = { code: codes.shopUnavailable, message: 'The shop does not answer' };

const isTime = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

/** What a result must be to count as one (payme.md §1.6). */
const fits: Readonly<Record<ShopMethod, (result: Readonly<Record<string, unknown>>) => boolean>> = {
  CheckPerformTransaction: ({ allow }) => allow === true,
  CreateTransaction: ({ create_time: at, transaction, state }) =>
    isTime(at) && typeof transaction === 'string' && state === 1,
  PerformTransaction: ({ perform_time: at, transaction, state }) =>
    isTime(at) && typeof transaction === 'string' && state === 2,
  CancelTransaction: ({ cancel_time: at, transaction, state }) =>
    isTime(at) && typeof transaction === 'string' && (state === -1 || state === -2),
};

/** Takes what was said and gives it, or the refusal that a result outside the protocol amounts to. */
export const understood = (method: ShopMethod, said: Said): Said =>
  said.kind === 'error' || fits[method](said.result)
    ? said
    : misbehaves(`${method} was answered with ${JSON.stringify(said.result)}`);

const heardCheck: Step = (world, receipt, ending) => {
  if (ending.kind === 'result') openTransaction(world, receipt);
  else becomeCancelled(world, receipt, ending.kind === 'error' ? ending.error : unavailable);
};

const heardCreate: Step = (world, before, ending) => {
  if (ending.kind === 'error') {
    becomeCancelled(world, before, ending.error);
    return;
  }
  if (ending.kind === 'given-up') {
    cancelTransaction(world, before, reasons.failed, unavailable);
    return;
  }
  const receipt = world.receipts.put({ ...before, shopState: 1 });
  world.agenda.after(world.settings.transactionLivesMs, timeoutWork, receipt.id);
  if (receipt.plan === 'pay') debitAndPerform(world, receipt);
  if (receipt.plan === 'cancel') cancelTransaction(world, receipt, reasons.failed);
};

const heardPerform: Step = (world, receipt, ending) => {
  if (ending.kind === 'result') becomePaid(world, receipt, null);
  else if (ending.kind === 'error') cancelTransaction(world, receipt, reasons.failed, ending.error);
  else cancelTransaction(world, receipt, reasons.timeout, unavailable);
};

/** The shop would not cancel. Whoever delivered keeps the money; whoever never heard of the transaction has none. */
const keptByShop = (world: PaymeWorld, receipt: Receipt, error: RpcError): void => {
  if (receipt.captured > 0 || error.code === codes.cannotCancel) becomePaid(world, receipt, error);
  else if (error.code === codes.transactionNotFound || receipt.card === null)
    becomeCancelled(world, receipt, error);
  else world.receipts.put({ ...receipt, state: receiptState.manual, error });
};

const heardCancel: Step = (world, receipt, ending) => {
  if (ending.kind === 'error') {
    keptByShop(world, receipt, ending.error);
    return;
  }
  if (ending.kind === 'given-up') {
    if (receipt.card === null) becomeCancelled(world, receipt, unavailable);
    else world.receipts.put({ ...receipt, state: receiptState.manual, error: unavailable });
    return;
  }
  becomeReversed(world, receipt, ending.result['state'] === -2 ? -2 : -1);
};

const steps: Readonly<Record<ShopMethod, Step>> = {
  CheckPerformTransaction: heardCheck,
  CreateTransaction: heardCreate,
  PerformTransaction: heardPerform,
  CancelTransaction: heardCancel,
};

/** Goes on with a receipt from what its shop said, or from its silence (payme.md §1.4, §1.7). */
export const hearShop = (world: PaymeWorld, errand: Errand, ending: Ending): void => {
  const receipt = world.receipts.get(errand.id);
  if (receipt === undefined) return;
  const heard = ending.kind === 'given-up' ? ending : understood(errand.method, ending);
  steps[errand.method](world, receipt, heard);
};
