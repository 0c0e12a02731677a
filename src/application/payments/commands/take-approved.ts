import { requestConfirm } from '#domain/payments/payment-requests';
import { type Cause } from '#domain/payments/payment-facts';
import { type GatewayAccountId } from '#domain/shared/ids';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { ownKeys } from '../../shared/idempotency.ts';
import { type NoticeOutcome, type ProviderNotice } from '../contract.ts';
import { keepPayment } from '../keep-payment.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { performCall } from '../perform-call.ts';
import { recordPaymentNews } from './record-payment-news.ts';

/**
 * The payer agreed at the provider, so we take the money, as if the shop had confirmed. When the shop is doing so at this
 * moment, or did, there is nothing left to do.
 */
export const takeApproved = async (
  ports: PaymentsPorts,
  account: GatewayAccountId,
  notice: Extract<ProviderNotice, { kind: 'approved' }>,
  cause: Cause,
): Promise<NoticeOutcome> => {
  const seen = await ports.payments.locate(account, notice);
  if (!seen) return notice.paymentId ? 'unknown-object' : 'foreign';
  const promised = await retryOnConflict(async () => {
    const payment = await ports.payments.find(seen.tenantId, seen.id);
    if (payment?.status !== 'requires_action' && payment?.status !== 'pending') return undefined;
    const at = ports.clock.now();
    const leaseEndsAt = new Date(at.getTime() + ports.settings.callLeaseMs);
    const key = `${ownKeys}approved:${payment.id}:${payment.version}`;
    const decision = requestConfirm(payment, null, { key, hash: '', at, leaseEndsAt });
    return decision.ok ? keepPayment(ports, decision.value) : undefined;
  });
  if (!promised) return 'heard';
  const { news, hearing } = await performCall(ports, promised);
  await recordPaymentNews(ports)(promised, news, { ...hearing, cause });
  return 'heard';
};
