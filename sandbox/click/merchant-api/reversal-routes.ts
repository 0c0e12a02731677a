import { tiyinOf } from '../money/tiyin.ts';
import { bookRefund } from '../payments/book.ts';
import { type Payment } from '../payments/payment.ts';
import { isReversible } from '../payments/reversible.ts';
import { type MerchantCall, type MerchantRoute } from './merchant-route.ts';
import { checkService } from './read-fields.ts';
import { refuse } from './refusal.ts';

/** The payment of the path, if its money can still go back. */
const reversible = ({ world, ids: [serviceId, id = ''] }: MerchantCall): Payment => {
  checkService(world.settings, serviceId);
  const payment = world.payments.get(id);
  if (payment === undefined) throw refuse('notFound', 'Payment not found');
  if (payment.state === 'reversed') throw refuse('notAllowed', 'Payment is already reversed');
  if (payment.state !== 'paid' || payment.paidAtMs === null)
    throw refuse('notAllowed', 'Payment is not successful');
  if (!isReversible(payment.paidAtMs, world.clock.nowMs()))
    throw refuse('notAllowed', 'Payment is from a reporting month that is closed');
  return payment;
};

const giveBack = ({ world }: MerchantCall, payment: Payment, tiyin: number): void => {
  const refundedTiyin = payment.refundedTiyin + tiyin;
  const state = refundedTiyin === payment.tiyin ? 'reversed' : 'paid';
  world.payments.put({ ...payment, refundedTiyin, state });
  bookRefund(world, payment, tiyin);
};

/**
 * The calls that give money back (click.md §2.2). They know no idempotency key: a part that is asked for twice goes back
 * twice. A reversal after parts gives back the rest (chosen: Click's documents are silent).
 */
export const reversalRoutes: readonly MerchantRoute[] = [
  {
    method: 'DELETE',
    path: 'payment/reversal/:id/:id',
    operation: 'payment.reversal',
    handle: (call) => {
      const payment = reversible(call);
      giveBack(call, payment, payment.tiyin - payment.refundedTiyin);
      return { payment_id: BigInt(payment.id) };
    },
  },
  {
    method: 'DELETE',
    path: 'payment/partial_reversal/:id/:id/:id',
    operation: 'payment.partial-reversal',
    handle: (call) => {
      const payment = reversible(call);
      const tiyin = tiyinOf(call.ids[2] ?? '');
      if (tiyin === null) throw refuse('badRequest', "the amount is not so'm above zero");
      if (tiyin > payment.tiyin - payment.refundedTiyin)
        throw refuse('notAllowed', 'the amount is above what is left of the payment');
      giveBack(call, payment, tiyin);
      return {};
    },
  },
];
