import { type Payment } from '#domain/payments/payment';
import { type Cause } from '#domain/payments/payment-facts';
import { reserveRefund } from '#domain/payments/payment-requests';
import { type GatewayAccountId, type RefundId } from '#domain/shared/ids';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type NoticeOutcome, type ProviderNotice } from '../contract.ts';
import { ownKeys } from '../../shared/idempotency.ts';
import { keepPayment } from '../keep-payment.ts';
import { openReservedRefund } from '../open-reserved-refund.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { type ProviderRefund } from '../ports/payment-gateway.ts';
import { whoseNews } from '../whose-news.ts';
import { recordRefundNews } from './record-refund-news.ts';
import { load } from '../../shared/load.ts';

type RefundNotice = Extract<ProviderNotice, { kind: 'refund' }>;

/** News of one refund: ours, or one that was made at the provider behind our back. */
export const hearRefund = async (
  ports: PaymentsPorts,
  account: GatewayAccountId,
  notice: RefundNotice,
  cause: Cause,
): Promise<NoticeOutcome> => {
  const refund = await ports.refunds.locate(account, notice);
  if (refund) {
    await recordRefundNews(ports)(refund, notice.news, { at: ports.clock.now(), cause });
    return 'heard';
  }
  if (notice.refundId) return 'unknown-object';
  const { paymentId, paymentReference: reference } = notice;
  const payment = await ports.payments.locate(account, { paymentId, reference });
  if (!payment) return paymentId ? 'unknown-object' : whoseNews(ports, account, reference);
  await adopt(ports, payment, notice, cause);
  return 'heard';
};

/** Asks the provider for all refunds of a payment, and makes ours agree. When it does not say, somebody has to ask again. */
export const adoptRefunds = async (
  ports: PaymentsPorts,
  payment: Payment,
  cause: Cause,
): Promise<NoticeOutcome> => {
  if (payment.reference === null) return 'heard';
  const gateway = await ports.gateways.of(payment.gatewayAccountId);
  const refunds = await gateway.refundsOf(payment.reference);
  if (refunds === 'unknown') return 'unknown-object';
  for (const told of refunds) {
    const ours = await ports.refunds.locate(payment.gatewayAccountId, {
      refundId: told.refundId ?? undefined,
      reference: told.reference,
    });
    if (ours) await recordRefundNews(ports)(ours, told.news, { at: ports.clock.now(), cause });
    else if (!told.refundId) await adopt(ports, payment, told, cause);
  }
  return 'heard';
};

/** Takes a refund made elsewhere into our books: a share is set aside and a refund written, as if it had been asked of us. */
const adopt = async (
  ports: PaymentsPorts,
  { tenantId, id }: Payment,
  told: Pick<ProviderRefund, 'reference' | 'amount' | 'reason' | 'news'>,
  cause: Cause,
): Promise<void> => {
  const key = `${ownKeys}made-elsewhere:${told.reference}`;
  const payment = await retryOnConflict(async () => {
    const found = await load(ports.payments, tenantId, id);
    if (found.refunds.some((share) => share.key === key)) return found;
    const refund = {
      id: ports.ids.next('ref') as RefundId,
      number: ports.ids.number('R'),
      amount: told.amount,
      reason: told.reason,
      reference: told.reference,
    };
    const decision = reserveRefund(found, refund, { key, hash: '', at: ports.clock.now(), cause });
    // Our own refund may hold the share for a moment yet; the notice is tried again.
    if (!decision.ok) throw new Error(`refund ${told.reference} does not fit ${id}: ${decision.error.code}`);
    return keepPayment(ports, decision.value);
  });
  const share = payment.refunds.find((one) => one.key === key);
  if (!share) throw new Error(`${id} keeps no share for ${told.reference}`);
  const refund = await openReservedRefund(ports, payment, share);
  await recordRefundNews(ports)(
    refund,
    { ...told.news, reference: told.reference },
    { at: ports.clock.now(), cause },
  );
};
