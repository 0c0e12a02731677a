import { type WebhookControl } from '../../emulator.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { callAgain } from './call-again.ts';

/** Gives the control API's hold on calls to the shop. */
export const controlWebhooks = (world: PaymeWorld): WebhookControl => ({
  setPolicy: world.line.setPolicy,
  resend: (receiptId) => callAgain(world, receiptId),
  roll: (key) => {
    world.register.roll(key);
    return { merchantId: world.register.merchantId };
  },
  stats: () => ({ ...world.line.stats(), waiting: world.errands.waiting(), running: 0 }),
});
