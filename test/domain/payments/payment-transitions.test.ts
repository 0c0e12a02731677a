import { decide } from '#domain/payments/payment-evolution';
import { publicStatus, type PaymentStatus } from '#domain/payments/payment-status';
import { paymentTransitions } from '#domain/payments/payment-transitions';
import { aPayment } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';
import { anEvent } from './an-event.ts';

const { present, absent } = transitionCells<PaymentStatus, keyof typeof anEvent>(paymentTransitions);

describe('the table of payments', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    const payment = aPayment({ status: from });
    const decision = decide(payment, anEvent[event]);
    expect(decision).toMatchObject({ ok: true, value: { state: { status: to }, events: [anEvent[event]] } });
    const grown = decision.ok ? decision.value.state.timeline.length - payment.timeline.length : NaN;
    expect(grown).toBe(publicStatus(from) === publicStatus(to) ? 0 : 1);
  });
  it.each(absent)('%s refuses %s', (from, event) => {
    expect(decide(aPayment({ status: from }), anEvent[event])).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from, event },
    });
  });
  it('answers every event somewhere, and refuses every event but details and disputes somewhere', () => {
    expect(new Set(present.map(([, event]) => event))).toEqual(new Set(Object.keys(anEvent)));
    const everywhere = Object.keys(anEvent).filter(
      (event) => !absent.some(([, refused]) => refused === event),
    );
    expect(everywhere.sort()).toEqual(['DetailsLearned', 'DisputeChanged']);
  });
  it('lets money that moved be heard after a failure or a release, because the books follow the money', () => {
    expect(paymentTransitions.failed.PaymentCaptured).toBe('completed');
    expect(paymentTransitions.cancelled.PaymentCaptured).toBe('completed');
  });
  it('never leaves captured money for any status but those of captured money', () => {
    const moneyIn: readonly PaymentStatus[] = ['completed', 'partially_refunded', 'refunded'];
    const escapes = present.filter(([from, , to]) => moneyIn.includes(from) && !moneyIn.includes(to));
    expect(escapes).toEqual([]);
  });
});
