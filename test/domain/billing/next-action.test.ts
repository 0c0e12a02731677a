import { needsLink, noMethod } from '#domain/billing/dunning-policy';
import { nextAction } from '#domain/billing/next-action';
import { type Subscription } from '#domain/billing/subscription';
import { type SubscriptionStatus } from '#domain/billing/subscription-status';
import { aSubscription, freeItem, utc } from './a-subscription.ts';
import { anInvoice } from './an-invoice.ts';

const due = anInvoice();
const failedAs = (
  failure: string,
  next: 'charge' | 'remind' | 'end-grace' = 'charge',
): Partial<Subscription> => {
  const { dunning } = aSubscription({ status: 'past_due' });
  return { status: 'past_due', dunning: { ...dunning!, failure, next } };
};
const kindOf = (is: Partial<Subscription>, dues = [due], hasMethod = true) =>
  nextAction(aSubscription(is), dues, hasMethod)?.kind ?? null;
const attempt = (outcome: 'begun' | 'failed', failure: string | null) => ({
  ...{
    key: 'inv_1:attempt-1',
    methodId: null,
    by: 'ann',
    paymentId: null,
    at: utc('2030-04-01'),
    endedAt: null,
  },
  outcome,
  failure,
});

describe('what a customer should do next', () => {
  it.each<[string, string, Partial<Subscription>]>([
    ['pay', 'when the charge failed and is tried again', failedAs('insufficient-funds')],
    ['pay', 'while grace lasts', failedAs('card-declined', 'end-grace')],
    ['add-method', 'when the method is of no use', failedAs('expired-card', 'remind')],
    ['add-method', 'when there is none', failedAs(noMethod, 'remind')],
    ['complete-payment', 'when their bank asks for them', failedAs('authentication-required', 'remind')],
    ['complete-payment', 'when they follow a link each time', failedAs(needsLink, 'remind')],
    ['pay', 'when the first period waits for it', { status: 'incomplete' }],
    ['pay', 'when something else is owed', { status: 'active' }],
    ['choose-plan', 'when all is over', { status: 'expired' }],
  ])('is to %s %s', (kind, _when, is) => expect(kindOf(is)).toBe(kind));

  it('is to complete a payment that has begun, or that their bank refused without them', () => {
    for (const one of [attempt('begun', null), attempt('failed', 'authentication-required')])
      expect(kindOf({ status: 'incomplete' }, [anInvoice({ attempts: [one] })])).toBe('complete-payment');
    expect(
      kindOf({ status: 'incomplete' }, [anInvoice({ attempts: [attempt('failed', 'card-declined')] })]),
    ).toBe('pay');
  });
  it('names the invoice, and by when', () => {
    const subscription = aSubscription(failedAs('insufficient-funds'));
    expect(nextAction(subscription, [due], true)).toEqual({
      kind: 'pay',
      invoiceId: due.id,
      until: subscription.dunning!.nextAt,
    });
    expect(nextAction(aSubscription({ status: 'incomplete' }), [due], true)?.until).toEqual(
      utc('2030-04-02'),
    );
  });
  it('is to choose a plan without a subscription', () => {
    expect(nextAction(null, [], true)).toEqual({ kind: 'choose-plan', invoiceId: null, until: null });
  });
  it.each<[SubscriptionStatus, string | null]>([
    ['trialing', 'add-method'],
    ['active', 'add-method'],
    ['paused', null],
  ])('before a period that will be charged, when nothing is saved and it is %s, is %s', (status, kind) => {
    expect(kindOf({ status }, [], false)).toBe(kind);
    expect(kindOf({ status }, [], true)).toBeNull();
    expect(kindOf({ status, item: freeItem }, [], false)).toBeNull();
    expect(kindOf({ status, payBy: 'link' }, [], false)).toBeNull();
    const cancellation = { requestedAt: utc('2030-04-02'), reason: null, endsAt: null };
    expect(kindOf({ status, cancellation }, [], false)).toBeNull();
  });
});
