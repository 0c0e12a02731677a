import { decide } from '#domain/billing/subscription-evolution';
import { isEnded, type SubscriptionStatus, subscriptionStatuses } from '#domain/billing/subscription-status';
import { subscriptionTransitions } from '#domain/billing/subscription-transitions';
import { transitionCells } from '#test/support/transition-cells';
import { aSubscription } from './a-subscription.ts';
import { anEvent } from './an-event.ts';

const { present, absent } = transitionCells<SubscriptionStatus, keyof typeof anEvent>(
  subscriptionTransitions,
);

describe('the table of subscriptions', () => {
  it.each(present)('%s, on %s, becomes %s, and its history says so', (from, event, to) => {
    const subscription = aSubscription({ status: from });
    const decision = decide(subscription, anEvent[event]);
    expect(decision).toMatchObject({ ok: true, value: { state: { status: to }, events: [anEvent[event]] } });
    const { history, updatedAt } = decision.ok ? decision.value.state : subscription;
    expect([history.length, history.at(-1), updatedAt]).toMatchObject([
      subscription.history.length + 1,
      { what: event, status: to, at: anEvent[event].at, by: 'ann' },
      anEvent[event].at,
    ]);
  });
  it.each(absent)('%s refuses %s', (from, event) => {
    expect(decide(aSubscription({ status: from }), anEvent[event])).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from, event },
    });
  });
  it('has the eight statuses, and answers every event somewhere', () => {
    expect(Object.keys(subscriptionTransitions)).toEqual([...subscriptionStatuses]);
    expect(subscriptionStatuses).toHaveLength(8);
    expect(new Set(present.map(([, event]) => event))).toEqual(new Set(Object.keys(anEvent)));
  });
  it('leaves an end only by a new beginning, which must be paid for, or when what was owed is paid', () => {
    const leaving = present.filter(([from, , to]) => isEnded({ status: from }) && from !== to);
    expect(leaving).toEqual([
      ['cancelled', 'Reactivated', 'incomplete'],
      ['expired', 'Reactivated', 'incomplete'],
      ['expired', 'Restored', 'active'],
    ]);
  });
  it('makes several events one after the other, or none of them', () => {
    const moved = decide(aSubscription({ status: 'past_due' }), anEvent.PaymentFailed, anEvent.GraceBegan);
    expect(moved).toMatchObject({ value: { state: { status: 'grace' } } });
    expect(decide(aSubscription({ status: 'past_due' }), anEvent.GraceBegan, anEvent.Renewed)).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from: 'grace', event: 'Renewed' },
    });
  });
});
