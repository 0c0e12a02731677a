import { type ClickWorld } from '../click-world.ts';
import { type Payment } from './payment.ts';

/** What has to be known of a payment before it begins. */
type PaymentPlan = Pick<Payment, 'merchantTransId' | 'tiyin' | 'way' | 'act'> & {
  readonly invoiceId?: string | null;
};

/** Takes a plan and stores a payment that has just begun, with fresh ids. */
export const newPayment = (world: ClickWorld, plan: PaymentPlan): Payment =>
  world.payments.put({
    ...plan,
    id: String(world.counter.next()),
    transId: String(world.counter.next()),
    invoiceId: plan.invoiceId ?? null,
    state: 'under way',
    step: 'prepare',
    tries: 0,
    refusals: 0,
    prepareId: null,
    error: 0,
    errorNote: 'Success',
    refundedTiyin: 0,
    createdAtMs: world.clock.nowMs(),
    paidAtMs: null,
  });
