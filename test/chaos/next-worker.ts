import { type World } from '#test/support/world';

/** More rounds than what a worker left behind takes. */
const roundsMax = 10;

/** Lets the next worker finish what a dead one had in its hands: again and again, until it finds nothing more to do. */
export const nextWorker = async (world: World, leaseMs: number): Promise<void> => {
  const { payments, webhooks } = world.modules;
  for (let round = 0; round < roundsMax; round += 1) {
    await world.pass(leaseMs);
    const found = [
      await payments.settleCalls(),
      await payments.settleRefunds(),
      await payments.finishTransactions(),
      await payments.expirePayments(),
      await webhooks.processDueWebhooks(),
    ];
    if (found.every((count) => count === 0)) return;
  }
  throw new Error('the next worker does not come to an end');
};
