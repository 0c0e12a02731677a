import { requestVoid } from '#domain/payments/payment-requests';
import { type Payment } from '#domain/payments/payment';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { ownKeys } from '../../shared/idempotency.ts';
import { keepPayment } from '../keep-payment.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { performCall } from '../perform-call.ts';
import { recordPaymentNews } from './record-payment-news.ts';

const batchMax = 50;

/** Releases authorizations and unfinished payments whose time is up. Gives how many there were. */
export const expirePayments = (ports: PaymentsPorts) => async (): Promise<number> => {
  const due = await ports.payments.expired(ports.clock.now(), batchMax);
  for (const payment of due) await expireOne(ports, payment);
  return due.length;
};

const expireOne = async (ports: PaymentsPorts, { tenantId, id }: Payment): Promise<void> => {
  const promised = await retryOnConflict(async () => {
    const payment = await ports.payments.find(tenantId, id);
    const at = ports.clock.now();
    if (!payment?.expiresAt || payment.expiresAt > at) return undefined;
    const leaseEndsAt = new Date(at.getTime() + ports.settings.callLeaseMs);
    const decision = requestVoid(payment, {
      key: `${ownKeys}expiry:${id}:${payment.version}`,
      hash: '',
      at,
      leaseEndsAt,
    });
    return decision.ok ? keepPayment(ports, decision.value) : undefined;
  });
  if (!promised) return;
  const { news, hearing } = await performCall(ports, promised);
  await recordPaymentNews(ports)(promised, news, { ...hearing, cause: 'expiry' });
};
