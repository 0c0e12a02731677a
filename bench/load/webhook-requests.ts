import { createHmac } from 'node:crypto';
import { httpRequest } from './http-request.ts';
import { type RequestPlan } from './load-order.ts';
import { paymentEvent } from './payment-event.ts';

type Plan = Extract<RequestPlan, { kind: 'webhook' }>;

/** Signed events, each with an id of its own: every other one about a payment of ours, the rest about somebody else's. */
export const webhookRequests = ({ path, secret, run, known }: Plan): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    const subject = count % 2 === 0 ? known[count % known.length] : undefined;
    const seconds = Math.floor(Date.now() / 1_000);
    const body = paymentEvent({
      id: `evt_${run}${count}`,
      seconds,
      // A payment that another program made through the same account carries no id of ours.
      reference: subject?.reference ?? `pi_${run}${count}`,
      paymentId: subject?.id,
    });
    const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
    return httpRequest(
      'POST',
      path,
      { 'Content-Type': 'application/json', 'Stripe-Signature': `t=${seconds},v1=${signature}` },
      body,
    );
  };
};
