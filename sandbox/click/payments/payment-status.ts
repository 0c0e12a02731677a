import { type Payment } from './payment.ts';

/** A payment_status and what it means: below 0 an error, 0 created, 1 processing, 2 successful (click.md §2.2). */
export type PaymentStatus = { readonly status: number; readonly note: string };

const gone = -9;

/** Takes a payment and gives its status in the Merchant API. That money went back in full shows as an error, a part of it does not show. */
export const paymentStatus = (payment: Payment): PaymentStatus => {
  switch (payment.state) {
    case 'under way':
      return payment.way === 'card' || (payment.step === 'complete' && payment.act === 'pay')
        ? { status: 1, note: 'Processing' }
        : { status: 0, note: 'Created' };
    case 'abandoned':
      return { status: 0, note: 'Created' };
    case 'manual':
      return { status: 1, note: 'Processing' };
    case 'paid':
      return { status: 2, note: 'Success' };
    case 'failed':
      return { status: payment.error < 0 ? payment.error : gone, note: payment.errorNote };
    case 'cancelled':
    case 'returned':
      return { status: gone, note: 'Payment cancelled' };
    case 'reversed':
      return { status: gone, note: 'Payment reversed' };
  }
};
