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
/** The worker releases what nobody has confirmed in time. */
export const expire: Move = {
  name: 'expire-payments',
  ask: async ({ world }) => {
    await world.pass(shortIntentMs + 1_000);
    await world.modules.payments.expirePayments();
    return undefined;
  },
  isDone: ({ payment }) => payment.status === 'cancelled',
};
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
