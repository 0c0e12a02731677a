import { type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { fromCapture } from '../orders/capture-news.ts';
import { CaptureBody } from '../paypal-resources.ts';
import { isPayment, type transactions } from './transactions.ts';

/** A request may have been repeated for as long as PayPal remembered it. */
const spanMs = 7 * 3_600_000;
const slackMs = 300_000;

/** Searches the account's reports for a payment with our id. That there is none proves nothing. */
export const findInReports =
  (client: PaypalClient, read: ReturnType<typeof transactions>) =>
  async ({ paymentId, promisedAt }: OpeningCall): Promise<PaymentNews> => {
    const from = new Date(promisedAt.getTime() - slackMs);
    for await (const page of read(from, new Date(promisedAt.getTime() + spanMs))) {
      const found = page.find((line) => line.custom_field === paymentId && isPayment(line));
      if (found) return lookAt(client, found.transaction_id);
    }
    return {
      kind: 'unknown',
      cause: 'PayPal has forgotten the request, and its reports name no such payment',
    };
  };

const lookAt = async (client: PaypalClient, captureId: string): Promise<PaymentNews> => {
  const reply = await client.call(client.limit(), ({ payments, within }) =>
    payments.getCapturedPayment({ captureId }, within),
  );
  const capture = readReply(CaptureBody, reply);
  if (capture.kind !== 'read') return { kind: 'unknown', cause: 'the payment was found but not shown' };
  const reference = capture.value.supplementary_data?.related_ids?.order_id;
  return reference === undefined
    ? { kind: 'unknown', cause: 'the payment was found but not its order' }
    : fromCapture(capture.value, { reference });
};
