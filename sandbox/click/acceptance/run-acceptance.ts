import { z } from 'zod';
import { type Refused } from '../../emulator.ts';
import { issuesInWords } from '../../issues-in-words.ts';
import { type ClickWorld } from '../click-world.ts';
import { findOrder, type Order } from '../payer/find-order.ts';
import { becomePaid } from '../payments/become-paid.ts';
import { newPayment } from '../payments/new-payment.ts';
import { type Payment } from '../payments/payment.ts';
import { type ShopCaller } from '../shop/shop-caller.ts';
import { shopRequest } from '../shop/shop-request.ts';
import { type AcceptanceStep, askStep } from './ask-step.ts';
import { refusalCases } from './refusal-cases.ts';

const acceptanceRequest = z
  .strictObject({
    paymentId: z.string().min(1).optional(),
    paymentIds: z.array(z.string().min(1)).min(1).max(2).optional(),
  })
  .refine((input) => (input.paymentId === undefined) !== (input.paymentIds === undefined), {
    path: ['paymentId'],
    message: 'give either paymentId or paymentIds',
  });

type Ask = (
  name: string,
  payment: Payment,
  step: Payment['step'],
  expected: readonly number[],
) => Promise<AcceptanceStep>;

const prepareIdOf = (step: AcceptanceStep): string | null => {
  const first = step.answers[0];
  return first !== undefined && 'prepareId' in first ? first.prepareId : null;
};

/** A payment that is prepared, cancelled, and then confirmed all the same. */
const cancelled = async (world: ClickWorld, ask: Ask, begun: Payment): Promise<AcceptanceStep[]> => {
  const prepared = await ask('Prepare, to be cancelled', begun, 'prepare', [0, 0]);
  const payment: Payment = { ...begun, prepareId: prepareIdOf(prepared) };
  const steps = [
    prepared,
    await ask('cancellation of what was prepared', { ...payment, act: 'cancel' }, 'complete', [-9, -9]),
    await ask('confirmation after a cancellation', payment, 'complete', [-9, -9]),
  ];
  world.payments.put({ ...payment, act: 'cancel', state: 'cancelled', error: -9 });
  return steps;
};

/** A payment that is prepared, confirmed, and then asked about in every way. */
const confirmed = async (world: ClickWorld, ask: Ask, begun: Payment): Promise<AcceptanceStep[]> => {
  const prepared = await ask('Prepare', begun, 'prepare', [0, 0]);
  const payment: Payment = { ...begun, prepareId: prepareIdOf(prepared) };
  const completed = await ask('Complete', payment, 'complete', [0]);
  if (completed.passed) becomePaid(world, payment);
  else world.payments.put({ ...payment, state: 'returned' });
  return [
    prepared,
    completed,
    await ask('Complete, repeated', payment, 'complete', [-4, -4]),
    await ask('Prepare of what is paid', payment, 'prepare', [-4, -4]),
    await ask('cancellation after success', { ...payment, act: 'cancel' }, 'complete', [-9, -9]),
    await ask('Complete after the attempt to cancel', payment, 'complete', [-4]),
  ];
};

/**
 * Runs what Click's acceptance suite asks of a shop (click.md §1.5 to §1.8) against the orders of one or two payments:
 * the first is paid in the end and enters the book, the second, or an earlier attempt to pay the first, is cancelled.
 * Gives every step with what was answered.
 */
export const runAcceptance = async (
  world: ClickWorld,
  caller: ShopCaller,
  input: Readonly<Record<string, unknown>>,
): Promise<object | Refused> => {
  const parsed = acceptanceRequest.safeParse(input);
  if (!parsed.success) return { refused: 400, message: issuesInWords(parsed.error) };
  const [paidId = '', cancelledId = paidId] = parsed.data.paymentIds ?? [parsed.data.paymentId];
  const paid = await findOrder(world, paidId);
  const dropped = cancelledId === paidId ? paid : await findOrder(world, cancelledId);
  if ('refused' in paid) return paid;
  if ('refused' in dropped) return dropped;

  const attempt = (order: Order): Payment => newPayment(world, { ...order, way: 'acceptance', act: 'pay' });
  const ask: Ask = (name, payment, step, expected) =>
    askStep(caller, { name, payment, step, expected, request: shopRequest(world, payment, step) });
  const steps: AcceptanceStep[] = [];
  const probe = world.payments.put({ ...attempt(paid), state: 'failed' as const });
  for (const refusal of refusalCases(world, probe)) steps.push(await askStep(caller, refusal));
  steps.push(...(await cancelled(world, ask, attempt(dropped))));
  steps.push(...(await confirmed(world, ask, attempt(paid))));
  world.journal.flush();
  return { passed: steps.every(({ passed }) => passed), steps };
};
