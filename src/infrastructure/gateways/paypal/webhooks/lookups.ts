import { z } from 'zod';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { CaptureBody } from '../paypal-resources.ts';

/** What an event leaves out and PayPal can be asked for. Both throw when it does not say, so that the event is tried again. */
export type Lookups = Readonly<{
  /** What we wrote on a capture; undefined when nobody wrote anything, or it is not this account's. */
  customOf(captureId: string): Promise<string | undefined>;
  isDisputed(captureId: string): Promise<boolean>;
}>;

const Disputes = z.object({ items: z.array(z.unknown()).default([]) });

export const paypalLookups = (client: PaypalClient): Lookups => ({
  customOf: async (captureId) => {
    const reply = await client.call(client.limit(), ({ payments, within }) =>
      payments.getCapturedPayment({ captureId }, within),
    );
    const capture = readReply(CaptureBody, reply);
    if (capture.kind === 'refused') return undefined;
    if (capture.kind !== 'read') throw new Error(`PayPal does not show capture ${captureId}`);
    return capture.value.custom_id;
  },
  isDisputed: async (captureId) => {
    const reply = await client.ask(client.limit(), {
      method: 'GET',
      path: '/v1/customer/disputes',
      query: { disputed_transaction_id: captureId },
    });
    const disputes = readReply(Disputes, reply);
    if (disputes.kind !== 'read')
      throw new Error(`PayPal does not list the disputes of capture ${captureId}`);
    return disputes.value.items.length > 0;
  },
});
