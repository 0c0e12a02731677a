import { type Payment, refundable, type RefundShare } from '#domain/payments/payment';
import { reserveRefund } from '#domain/payments/payment-requests';
import { type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { ownKeys } from '../shared/idempotency.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { recordRefundNews } from './commands/record-refund-news.ts';
import { keepPayment } from './keep-payment.ts';
import { openReservedRefund } from './open-reserved-refund.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { load } from '../shared/load.ts';

type GivenBack = Readonly<{
  tenantId: TenantId;
  paymentId: PaymentId;
  /** What the provider's giving back is known by. */
  reference: string;
}>;

/** A refund of ours that counted may end as failed at the same moment; then there is a share to reserve. */
const triesMax = 5;

/**
 * Takes into the books that the provider gives back all that a payment captured. True when it stands there, now or from
 * before; false when a part of it has gone back already or goes to somebody else.
 */
export const giveBackWhole = async (ports: PaymentsPorts, told: GivenBack): Promise<boolean> => {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const found = await shareOfWhole(ports, told);
    if (!found) return false;
    const refund = await openReservedRefund(ports, found.payment, found.share);
    const { status } = await recordRefundNews(ports)(
      refund,
      { kind: 'completed', reference: told.reference },
      { at: ports.clock.now(), cause: 'webhook' },
    );
    if (status === 'completed') return true;
  }
  throw new Error(`the refund of all of ${told.paymentId} does not come to an end`);
};

/** The share of the payment that is this giving back: the one reserved for it, one of ours over the same, or a new one. */
const shareOfWhole = (
  ports: PaymentsPorts,
  { tenantId, paymentId, reference }: GivenBack,
): Promise<Readonly<{ payment: Payment; share: RefundShare }> | undefined> =>
  retryOnConflict(async () => {
    const payment = await load(ports.payments, tenantId, paymentId);
    const key = `${ownKeys}made-elsewhere:${reference}`;
    const share = payment.refunds.find((one) => one.key === key) ?? (await ourWhole(ports, payment));
    if (share) return { payment, share };
    if (refundable(payment).minor !== payment.captured.minor) return undefined;
    const decision = reserveRefund(
      payment,
      {
        id: ports.ids.next('ref') as RefundId,
        number: ports.ids.number('R'),
        amount: payment.captured,
        reason: 'cancelled-at-the-provider',
        reference,
      },
      { key, hash: '', at: ports.clock.now(), cause: 'webhook' },
    );
    if (!decision.ok) return undefined;
    const kept = await keepPayment(ports, decision.value);
    const reserved = kept.refunds.find((one) => one.key === key);
    return reserved && { payment: kept, share: reserved };
  });

/** A refund of ours over all of it that the provider makes or made. One that a person made elsewhere is other money. */
const ourWhole = async (
  { refunds }: PaymentsPorts,
  { tenantId, captured, refunds: shares }: Payment,
): Promise<RefundShare | undefined> => {
  const whole = shares.find(({ state, amount }) => state !== 'released' && amount.minor === captured.minor);
  const refund = whole && (await refunds.find(tenantId, whole.id));
  return refund?.recorded ? undefined : whole;
};
