import { type AskedBy } from '#domain/shared/asked-by';
import { hearNews, type PaymentNews } from '#domain/payments/payment-news';
import { type Payment } from '#domain/payments/payment';
import { type Cause } from '#domain/payments/payment-facts';
import { aCall, aPayment, afterNoon, usd } from '#test/support/a-payment';
import { someNews } from './some-news.ts';

const ann: AskedBy = { kind: 'user', id: 'ann', requestId: 'req_1', address: '10.0.0.1' };
const { captured, authorized, voided, declined } = someNews;

/** Who is named by what a payment makes of some news. */
const namedBy = (payment: Payment, news: PaymentNews, cause: Cause) => {
  const { inFlight } = payment;
  const answers = cause === 'gateway-reply' || cause === 'lookup';
  const heard = hearNews(payment, news, {
    at: afterNoon(1),
    cause,
    ...(answers && inFlight && { callKey: inFlight.key }),
  });
  if (!heard?.ok) throw new Error('the news is refused');
  return { by: heard.value.events.at(-1)?.by, left: heard.value.state.inFlight };
};

const charging = aPayment({ status: 'processing', inFlight: aCall('charge', { by: ann }) });
const held = { authorized: usd(100_00), reference: 'pi_1' };
const capturing = aPayment({ ...held, status: 'capturing', inFlight: aCall('capture', { by: ann }) });
const voiding = aPayment({ ...held, status: 'voiding', inFlight: aCall('void', { by: ann }) });

describe('whoever asked for a call', () => {
  it.each([
    ['its answer', charging, captured, 'gateway-reply'],
    ['a look, long after', charging, captured, 'lookup'],
    ['a webhook that was faster', charging, captured, 'webhook'],
    ['a hold that it made', charging, authorized, 'gateway-reply'],
    ['a capture', capturing, captured, 'webhook'],
    ['a capture that was refused', capturing, declined, 'gateway-reply'],
    ['a release', voiding, voided, 'gateway-reply'],
  ] as const)('is named by what it was made for: %s', (_what, payment, news, cause) => {
    expect(namedBy(payment, news, cause).by).toEqual(ann);
  });

  it('is not named by what it was not made for, nor by what nobody asked', () => {
    expect(namedBy(voiding, captured, 'webhook').by).toBeUndefined();
    expect(namedBy(aPayment({ status: 'requires_action' }), captured, 'webhook').by).toBeUndefined();
    const own = aPayment({ ...held, status: 'voiding', inFlight: aCall('void') });
    expect(namedBy(own, voided, 'expiry').by).toBeUndefined();
  });

  it('is forgotten by the payment with the answer', () => {
    expect(namedBy(charging, captured, 'gateway-reply').left).toBeNull();
  });
});
