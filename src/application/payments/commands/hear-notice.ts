import { type Cause } from '#domain/payments/payment-facts';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type NoticeOutcome, type ProviderNotice } from '../contract.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { whoseNews } from '../whose-news.ts';
import { adoptRefunds, hearRefund } from './adopt-refunds.ts';
import { recordDisputeNews } from './record-dispute-news.ts';
import { takeApproved } from './take-approved.ts';
import { recordPaymentNews } from './record-payment-news.ts';

export type HearNotice = Readonly<{ account: GatewayAccountId; notice: ProviderNotice; cause: Cause }>;

/** Takes in what a provider told us of its own accord. Hearing the same twice, late or out of order changes nothing. */
export const hearNotice =
  (ports: PaymentsPorts) =>
  async ({ account, notice, cause }: HearNotice): Promise<NoticeOutcome> => {
    const at = ports.clock.now();
    switch (notice.kind) {
      case 'of-no-interest':
        return 'heard';
      case 'foreign':
        return 'foreign';
      case 'approved':
        return takeApproved(ports, account, notice, cause);
      case 'payment': {
        const payment = await ports.payments.locate(account, notice);
        // Without our id in it, it is a payment that somebody else makes through the same account.
        if (!payment) return notice.paymentId ? 'unknown-object' : 'foreign';
        await recordPaymentNews(ports)(payment, notice.news, { at, cause });
        return 'heard';
      }
      case 'refund':
        return hearRefund(ports, account, notice, cause);
      case 'refunds-changed': {
        const payment = await ports.payments.locate(account, { reference: notice.paymentReference });
        if (!payment) return whoseNews(ports, account, notice.paymentReference);
        if (payment.refunded.minor === notice.refunded.minor) return 'heard';
        return adoptRefunds(ports, payment, cause);
      }
      case 'dispute':
        return recordDisputeNews(ports)(account, notice.news, cause);
    }
  };
