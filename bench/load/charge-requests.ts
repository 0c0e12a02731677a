import { httpRequest } from './http-request.ts';
import { type RequestPlan } from './load-order.ts';

type Plan = Extract<RequestPlan, { kind: 'charge' }>;

/** As an online shop sends them: an order, a customer, a line of text; an Idempotency-Key of its own each. */
export const chargeRequests = ({ path, token, run }: Plan): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    const order = `${run}-${count}`;
    const body = JSON.stringify({
      orderId: `order-${order}`,
      amount: 10_000,
      currency: 'USD',
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
      customerId: `customer-${count % 500}`,
      description: 'Two tickets for the concert on Saturday',
      metadata: { cart: `cart-${order}`, channel: 'web' },
    });
    return httpRequest(
      'POST',
      path,
      {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `bench-charge-${order}`,
      },
      body,
    );
  };
};
