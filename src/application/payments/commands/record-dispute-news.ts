import { type Dispute, type DisputeNews, hearDisputeNews, openDispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Cause } from '#domain/payments/payment-facts';
import { type DisputeId, type GatewayAccountId } from '#domain/shared/ids';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type NoticeOutcome } from '../contract.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { disputeEvents, newDisputeEvents } from '../publish-disputes.ts';
import { whoseNews } from '../whose-news.ts';
import { markDisputed } from './mark-disputed.ts';

/** The one way in for news of a dispute. The first news opens it, whichever that is. */
export const recordDisputeNews =
  (ports: PaymentsPorts) =>
  async (account: GatewayAccountId, news: DisputeNews, cause: Cause): Promise<NoticeOutcome> => {
    const { paymentId, paymentReference: reference } = news;
    const payment = await ports.payments.locate(account, { paymentId, reference });
    if (!payment) return paymentId ? 'unknown-object' : whoseNews(ports, account, reference);
    const dispute = (await open(ports, payment, news)) ?? (await hear(ports, account, news, cause));
    await markDisputed(ports)(dispute);
    return 'heard';
  };

const open = async (
  ports: PaymentsPorts,
  payment: Payment,
  news: DisputeNews,
): Promise<Dispute | undefined> => {
  if (await ports.disputes.locate(payment.gatewayAccountId, news.reference)) return undefined;
  const { tenantId, id: paymentId, ownerId, gateway, gatewayAccountId } = payment;
  const at = ports.clock.now();
  const state = openDispute(
    news,
    { id: ports.ids.next('dsp') as DisputeId, tenantId, paymentId, ownerId, gateway, gatewayAccountId },
    at,
  );
  const events = newDisputeEvents(state, at).filter(({ type }) => ports.heard.has(type));
  const opened = await ports.disputes.insert({ state, events: [] }, events);
  if (!opened) return undefined;
  ports.outbox.handOver(events);
  ports.log.warn('dispute-opened', { disputeId: opened.id, paymentId, reason: opened.reason });
  return opened;
};

const hear = (
  ports: PaymentsPorts,
  account: GatewayAccountId,
  news: DisputeNews,
  cause: Cause,
): Promise<Dispute> =>
  retryOnConflict(async () => {
    const dispute = await ports.disputes.locate(account, news.reference);
    if (!dispute) throw new Error(`dispute ${news.reference} has vanished`);
    const at = ports.clock.now();
    const decision = hearDisputeNews(dispute, news, at, cause);
    if (!decision) return dispute;
    const events = disputeEvents(dispute, decision).filter(({ type }) => ports.heard.has(type));
    const saved = await ports.disputes.save(decision, events);
    ports.outbox.handOver(events);
    return saved;
  });
