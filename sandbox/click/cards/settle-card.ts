import { type ClickWorld } from '../click-world.ts';
import { becomePaid } from '../payments/become-paid.ts';

/** The agenda's name for letting a slow card pay at last. */
export const settleCardWork = 'click.settle-card';

/** Takes the id of a payment that a card is still processing and lets it succeed. */
export const settleCard = (world: ClickWorld, paymentId: string): void => {
  const payment = world.payments.get(paymentId);
  if (payment?.state === 'under way' && payment.way === 'card') becomePaid(world, payment);
};
