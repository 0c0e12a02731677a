import { byOrder } from '../click-world.ts';
import { type Flat } from '../json/exact-json.ts';
import { paymentStatus } from '../payments/payment-status.ts';
import { type Payment } from '../payments/payment.ts';
import { tashkentDay } from '../../tashkent.ts';
import { type MerchantCall, type MerchantRoute } from './merchant-route.ts';
import { checkService } from './read-fields.ts';
import { refuse } from './refusal.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

const ranks: Readonly<Record<Payment['state'], number>> = {
  failed: 0,
  cancelled: 0,
  abandoned: 0,
  returned: 1,
  'under way': 2,
  manual: 2,
  reversed: 3,
  paid: 4,
};

/** Of several attempts, oldest first, the one whose money moved furthest; the latest of equals. */
const furthest = (payments: readonly Payment[]): Payment | undefined =>
  payments.toSorted((a, b) => ranks[a.state] - ranks[b.state]).at(-1);

const statusByMti = ({ world, ids: [serviceId, order = '', date] }: MerchantCall): Flat => {
  checkService(world.settings, serviceId);
  if (date !== undefined && !day.test(date)) throw refuse('badRequest', 'the date is not YYYY-MM-DD');
  const payment = furthest(
    world.payments
      .where(byOrder, order)
      .filter(({ createdAtMs }) => date === undefined || tashkentDay(createdAtMs) === date),
  );
  if (payment === undefined) throw refuse('notFound', 'Payment not found');
  const shown: Flat =
    world.settings.statusByMti === 'sample'
      ? { merchant_trans_id: payment.merchantTransId }
      : { payment_status: paymentStatus(payment).status };
  return { payment_id: BigInt(payment.id), ...shown };
};

/** The calls that ask how a payment stands (click.md §2.2); the day of a payment is a day in Tashkent. */
export const paymentRoutes: readonly MerchantRoute[] = [
  {
    method: 'GET',
    path: 'payment/status/:id/:id',
    operation: 'payment.status',
    handle: ({ world, ids: [serviceId, id = ''] }) => {
      checkService(world.settings, serviceId);
      const payment = world.payments.get(id);
      if (payment === undefined) throw refuse('notFound', 'Payment not found');
      const { status, note } = paymentStatus(payment);
      return { error_note: note, payment_id: BigInt(payment.id), payment_status: status };
    },
  },
  {
    method: 'GET',
    path: 'payment/status_by_mti/:id/:id/:id',
    operation: 'payment.status-by-mti',
    handle: statusByMti,
  },
  {
    method: 'GET',
    path: 'payment/status_by_mti/:id/:id',
    operation: 'payment.status-by-mti',
    handle: statusByMti,
  },
];
