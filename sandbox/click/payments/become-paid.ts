import { type ClickWorld } from '../click-world.ts';
import { bookCharge } from './book.ts';
import { type Payment } from './payment.ts';

/** Takes a payment whose money is the shop's now and stores it as paid, with its invoice and its entry in the book. */
export const becomePaid = (world: ClickWorld, payment: Payment): Payment => {
  const paid = world.payments.put({
    ...payment,
    state: 'paid',
    paidAtMs: world.clock.nowMs(),
  } satisfies Payment);
  bookCharge(world, paid);
  const invoice = world.invoices.get(payment.invoiceId ?? '');
  if (invoice !== undefined) world.invoices.put({ ...invoice, state: 'paid' });
  return paid;
};
