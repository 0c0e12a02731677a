import { type CheckoutOrder } from '../checkout/checkout-order.ts';
import { becomePaid, becomeReversed } from '../checkout/outcome.ts';
import { reasons } from '../checkout/walk.ts';
import { freshObjectId } from '../ids.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { newReceipt } from '../receipts/new-receipt.ts';
import { type Receipt } from '../receipts/receipt.ts';
import { receiptState } from '../receipts/receipt-state.ts';
import { codes, isAccountCode } from '../rpc/codes.ts';
import { type Exam, type Wanted } from './exam.ts';

const code = (wanted: number): Wanted => ({ error: String(wanted), fits: (got) => got === wanted });
const accountCode: Wanted = { error: '-31050 to -31099', fits: isAccountCode };
const allowed: Wanted = { result: { allow: true } };

const checkPerform = ({ amount, account }: CheckoutOrder) => ({
  method: 'CheckPerformTransaction',
  params: { amount, account },
});
const create = (id: string, time: number, { amount, account }: CheckoutOrder) => ({
  method: 'CreateTransaction',
  params: { id, time, amount, account },
});
const about = (method: string, id: string, more: object = {}) => ({ method, params: { id, ...more } });

const wrongKey = 'not-the-key';

const securityChecks = async (world: PaymeWorld, exam: Exam, order: CheckoutOrder): Promise<void> => {
  const id = freshObjectId();
  const now = world.clock.nowMs();
  const calls = [
    checkPerform(order),
    create(id, now, order),
    about('PerformTransaction', id),
    about('CancelTransaction', id, { reason: reasons.failed }),
    about('CheckTransaction', id),
  ];
  const step = (name: string) => ({ scenario: 1, name });
  for (const call of calls)
    await exam.ask({ ...step('wrong authorization'), key: wrongKey }, call, code(codes.denied));
  const dearer = { ...order, amount: order.amount + 100 };
  await exam.ask(step('wrong amount'), checkPerform(dearer), code(codes.wrongAmount));
  await exam.ask(step('wrong amount'), create(id, now, dearer), code(codes.wrongAmount));
  const { accountField } = world.settings;
  const stranger = { ...order, account: { ...order.account, [accountField]: `${id}-nobody` } };
  await exam.ask(step('account that does not exist'), checkPerform(stranger), accountCode);
  await exam.ask(step('account that does not exist'), create(id, now, stranger), accountCode);
};

/** Check, Create twice, CheckTransaction, and a rival that must be refused. */
const open = async (
  world: PaymeWorld,
  exam: Exam,
  order: CheckoutOrder,
  scenario: number,
): Promise<Receipt> => {
  const step = (name: string) => ({ scenario, name });
  await exam.ask(step('check before anything'), checkPerform(order), allowed);
  await exam.ask(step('check before creation'), checkPerform(order), allowed);
  const { account, amount } = order;
  const receipt = newReceipt(world, { origin: 'checkout', plan: null, account, amount });
  const created = create(receipt.id, receipt.createdAtMs, order);
  const answer = await exam.askTwice(step('create'), created, { result: { state: 1 } });
  await exam.ask(step('state after creation'), about('CheckTransaction', receipt.id), {
    result: { state: 1, perform_time: 0, cancel_time: 0 },
  });
  const rival = create(freshObjectId(), world.clock.nowMs(), order);
  await exam.ask(step('create another for the same order'), rival, code(codes.wrongState));
  const shopState = answer.kind === 'result' ? 1 : 0;
  return world.receipts.put({ ...receipt, state: receiptState.opening, shopState });
};

const cancel = async (
  world: PaymeWorld,
  exam: Exam,
  receipt: Receipt,
  wanted: { readonly scenario: number; readonly state: -1 | -2; readonly reason: number },
): Promise<void> => {
  const { scenario, state, reason } = wanted;
  const call = about('CancelTransaction', receipt.id, { reason });
  const answer = await exam.askTwice({ scenario, name: 'cancel' }, call, { result: { state } });
  const said = answer.kind === 'result' ? answer.result['state'] : undefined;
  if (said === -1 || said === -2) becomeReversed(world, { ...receipt, reason }, said);
  await exam.ask({ scenario, name: 'state after cancellation' }, about('CheckTransaction', receipt.id), {
    result: { state, reason },
  });
};

/** Scenario 1: security checks, then a transaction that is created and cancelled (payme.md §1.8). */
export const createAndCancel = async (world: PaymeWorld, exam: Exam, order: CheckoutOrder): Promise<void> => {
  await securityChecks(world, exam, order);
  const receipt = await open(world, exam, order, 1);
  await cancel(world, exam, receipt, { scenario: 1, state: -1, reason: reasons.failed });
};

/** Scenario 2: a transaction that is created, performed and cancelled (payme.md §1.8). */
export const createPerformAndCancel = async (
  world: PaymeWorld,
  exam: Exam,
  order: CheckoutOrder,
): Promise<void> => {
  const opened = await open(world, exam, order, 2);
  const perform = about('PerformTransaction', opened.id);
  const answer = await exam.askTwice({ scenario: 2, name: 'perform' }, perform, { result: { state: 2 } });
  const receipt = answer.kind === 'result' ? becomePaid(world, opened, null) : opened;
  await exam.ask({ scenario: 2, name: 'state after performing' }, about('CheckTransaction', receipt.id), {
    result: { state: 2, reason: null, cancel_time: 0 },
  });
  await cancel(world, exam, receipt, { scenario: 2, state: -2, reason: reasons.refund });
};
