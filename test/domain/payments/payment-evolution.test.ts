import { decide } from '#domain/payments/payment-evolution';
import { type Payment } from '#domain/payments/payment';
import { type Attempt, type PaymentDetails } from '#domain/payments/payment-facts';
import { aCall, aPayment, afterNoon, insufficientFunds, noon, usd } from '#test/support/a-payment';
import { anEvent } from './an-event.ts';

const after = (payment: Payment, event: Parameters<typeof decide>[1]): Payment => {
  const decision = decide(payment, event);
  if (!decision.ok) throw new Error(`${decision.error.from} refuses ${decision.error.event}`);
  return decision.value.state;
};
const learning = (payment: Payment, details: PaymentDetails) =>
  after(payment, { ...anEvent.DetailsLearned, details });
const anAttempt = (n: number): Attempt => ({
  operation: 'charge',
  gateway: 'stripe',
  gatewayAccountId: aPayment().gatewayAccountId,
  outcome: 'unknown',
  failureCode: null,
  providerCode: null,
  latencyMs: n,
  at: noon,
});

describe('what follows from an event', () => {
  it('captured money ends waiting, and counts as authorized when nobody said so before', () => {
    expect(
      after(aPayment({ status: 'processing' }), { ...anEvent.PaymentCaptured, captured: usd(60_00) }),
    ).toMatchObject({
      captured: usd(60_00),
      authorized: usd(60_00),
      inFlight: null,
      expiresAt: null,
      completedAt: anEvent.PaymentCaptured.at,
    });
  });
  it('a partial capture leaves what was authorized on record', () => {
    expect(
      after(aPayment({ status: 'capturing' }), { ...anEvent.PaymentCaptured, captured: usd(60_00) }),
    ).toMatchObject({
      captured: usd(60_00),
      authorized: usd(100_00),
    });
  });
  it('a fee that comes with the capture is kept, and one that is known is not lost to one that is not', () => {
    expect(
      after(aPayment({ status: 'capturing' }), { ...anEvent.PaymentCaptured, fee: usd(320) }).gatewayFee,
    ).toEqual(usd(320));
    expect(
      after(aPayment({ status: 'capturing', gatewayFee: usd(320) }), anEvent.PaymentCaptured).gatewayFee,
    ).toEqual(usd(320));
  });
  it('a decline ends the call, and is kept for whoever repeats the request that made it', () => {
    const call = aCall('charge');
    const asking = aPayment({ status: 'processing', inFlight: call });
    const commands = asking.commands.map((command) => ({ ...command, callKey: call.key }));
    const other = { ...commands[0]!, key: 'another', callKey: 'another-call' };
    const state = after({ ...asking, commands: [...commands, other] }, anEvent.PaymentDeclined);
    expect(state).toMatchObject({
      failure: insufficientFunds,
      inFlight: null,
      nextAction: null,
      expiresAt: null,
    });
    expect(state.commands.map(({ failure }) => failure)).toEqual([insufficientFunds, null]);
  });
  it('a refused capture leaves the payment itself without a failure', () => {
    expect(after(aPayment({ status: 'capturing' }), anEvent.CaptureDeclined)).toMatchObject({
      status: 'authorized',
      failure: null,
      inFlight: null,
    });
  });
  it('a refused release is asked about at once: what we believed is out of date', () => {
    expect(after(aPayment({ status: 'voiding' }), anEvent.VoidDeclined)).toMatchObject({
      status: 'processing',
      inFlight: { operation: 'void', nextAskAt: anEvent.VoidDeclined.at },
    });
  });
  it('silence counts one more ask and says when the next is due', () => {
    const payment = aPayment({ status: 'processing', inFlight: aCall('charge', { asks: 3 }) });
    expect(after(payment, anEvent.OutcomeLeftUnknown).inFlight).toMatchObject({
      asks: 4,
      nextAskAt: afterNoon(2_000),
    });
  });
  it('a learned fee replaces the estimate', () => {
    expect(after(aPayment(), anEvent.FeeLearned).gatewayFee).toEqual(usd(320));
  });
  it('a dispute shows on the payment without moving it', () => {
    expect(after(aPayment(), anEvent.DisputeChanged)).toMatchObject({
      status: 'completed',
      dispute: { id: 'dsp_1', status: 'won' },
    });
  });
});

describe('what the provider tells besides', () => {
  const told = { reference: 'pi_9', clientSecret: 'pi_9_secret', method: { brand: 'visa', last4: '4242' } };

  it('fills gaps', () => {
    expect(learning(aPayment({ reference: null }), told)).toMatchObject({
      reference: 'pi_9',
      clientSecret: 'pi_9_secret',
      method: { type: 'card', brand: 'visa', last4: '4242', expYear: null },
    });
  });
  it('overwrites nothing that is known', () => {
    const known = learning(aPayment({ reference: null }), told);
    const method = { brand: 'amex', last4: '0005', expYear: 2034 };
    expect(learning(known, { reference: 'pi_0', clientSecret: 'other', method })).toMatchObject({
      reference: 'pi_9',
      clientSecret: 'pi_9_secret',
      method: { brand: 'visa', last4: '4242', expYear: 2034 },
    });
  });
});

describe('the history', () => {
  it('keeps time, cause and note of every status a user could have seen, and of no other', () => {
    const cancelled = [
      { ...anEvent.VoidRequested, at: afterNoon(1) },
      { ...anEvent.OutcomeLeftUnknown, at: afterNoon(2) },
      {
        ...anEvent.PaymentVoided,
        at: afterNoon(3),
        cause: 'correction' as const,
        note: 'ann: seen in the dashboard',
      },
    ].reduce(after, aPayment({ status: 'authorized', timeline: [] }));
    expect(cancelled.timeline).toEqual([
      { status: 'processing', at: afterNoon(1), cause: 'webhook' },
      { status: 'cancelled', at: afterNoon(3), cause: 'correction', note: 'ann: seen in the dashboard' },
    ]);
    expect(cancelled.updatedAt).toEqual(afterNoon(3));
  });
  it('keeps the last fifty attempts', () => {
    const state = Array.from({ length: 60 }, (_, n) => anAttempt(n)).reduce(
      (payment, attempt) => after(payment, { ...anEvent.DetailsLearned, attempt }),
      aPayment(),
    );
    expect(state.attempts.map(({ latencyMs }) => latencyMs)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 10),
    );
  });
});
