import { type Move } from './move.ts';
import { shortIntentMs } from './ports-in-turn.ts';

/** Longer than a call belongs to the process that promised it. */
const leaseMs = 20_000;

/** The worker believes that whoever made a call is gone, and asks what became of it. */
export const settleCalls: Move = {
  name: 'settle-calls',
  ask: async ({ world }) => {
    await world.pass(leaseMs);
    await world.modules.payments.settleCalls();
    await world.modules.payments.settleRefunds();
    return undefined;
  },
  isDone: () => false,
};
/** The worker releases what nobody has confirmed in time, which is so many milliseconds. */
export const expireAfter = (ms: number): Move => ({
  name: 'expire-payments',
  ask: async ({ world }) => {
    await world.pass(ms + 1_000);
    await world.modules.payments.expirePayments();
    return undefined;
  },
  isDone: ({ payment }) => payment.status === 'cancelled',
});
export const expire = expireAfter(shortIntentMs);
/** The worker looks whether open cases have settled. */
export const lookAround: Move = {
  name: 'look-around',
  ask: async ({ world }) => {
    await world.pass(leaseMs);
    await world.modules.recovery.findDoubts();
    await world.modules.recovery.lookAgain();
    return undefined;
  },
  isDone: () => false,
};
/** The worker finishes what a provider began, believing that whoever worked on it is gone. */
export const finishTransactions: Move = {
  name: 'finish-transactions',
  ask: async ({ world }) => {
    await world.pass(leaseMs);
    await world.modules.payments.finishTransactions();
    return undefined;
  },
  isDone: () => false,
};
/** How long a provider that leads lets a payer take. */
const payerTakesMs = 43_200_000;
/** The worker gives up what payers have begun and left. */
export const expireTransactions: Move = {
  name: 'expire-transactions',
  ask: async ({ world }) => {
    await world.pass(payerTakesMs + 1_000);
    await world.modules.payments.expireTransactions();
    return undefined;
  },
  isDone: () => false,
};
