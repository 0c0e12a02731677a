import { type Payment } from '#domain/payments/payment';
import { hearNews, neverExecuted, type PaymentNews } from '#domain/payments/payment-news';
import { paymentStatuses, type PaymentStatus } from '#domain/payments/payment-status';
import { aCall, aPayment, afterNoon, insufficientFunds, usd } from '#test/support/a-payment';
import { someNews } from './some-news.ts';

type Kind = PaymentNews['kind'];
const at = afterNoon(1_000);
const told = (payment: Payment, news: PaymentNews) => hearNews(payment, news, { at, cause: 'webhook' });
const answered = (payment: Payment, news: PaymentNews) =>
  hearNews(payment, news, { at, cause: 'gateway-reply', callKey: payment.inFlight?.key ?? 'an-old-call' });
const statusAfter = (payment: Payment, decision: ReturnType<typeof told>): PaymentStatus =>
  decision?.ok ? decision.value.state.status : payment.status;

type Leads = Readonly<Partial<Record<Kind, PaymentStatus>>>;
const rows = (leads: Readonly<Record<PaymentStatus, Leads>>) =>
  paymentStatuses.flatMap((status) =>
    (Object.keys(someNews) as Kind[]).map((kind) => [kind, status, leads[status][kind] ?? status] as const),
  );
const moneyMoved = { captured: 'completed', authorized: 'authorized', voided: 'cancelled' } as const;
const settled = { completed: {}, partially_refunded: {}, refunded: {} };
const revived = {
  failed: { captured: 'completed', authorized: 'authorized' },
  cancelled: { captured: 'completed' },
} as const;

// Whatever is not named leaves the status as it is.
const fromAnyone = rows({
  ...settled,
  ...revived,
  preparing: { ...moneyMoved, declined: 'failed', 'not-executed': 'failed' },
  pending: {
    ...moneyMoved,
    declined: 'failed',
    'not-executed': 'failed',
    'action-required': 'requires_action',
  },
  processing: { ...moneyMoved, declined: 'failed', 'not-executed': 'failed' },
  requires_action: { ...moneyMoved, declined: 'failed', 'not-executed': 'failed' },
  authorized: { captured: 'completed', voided: 'cancelled' },
  capturing: { captured: 'completed', voided: 'cancelled', 'not-executed': 'authorized' },
  voiding: { captured: 'completed', voided: 'cancelled', 'not-executed': 'processing' },
});
const asAnswer = rows({
  ...settled,
  ...revived,
  preparing: { ...moneyMoved, declined: 'failed', 'not-executed': 'failed', prepared: 'pending' },
  pending: moneyMoved,
  processing: {
    ...moneyMoved,
    declined: 'failed',
    'not-executed': 'failed',
    prepared: 'pending',
    'action-required': 'requires_action',
  },
  requires_action: moneyMoved,
  authorized: { captured: 'completed', voided: 'cancelled' },
  capturing: {
    captured: 'completed',
    voided: 'cancelled',
    declined: 'authorized',
    'not-executed': 'authorized',
  },
  voiding: {
    captured: 'completed',
    voided: 'cancelled',
    declined: 'processing',
    'not-executed': 'processing',
  },
});

describe('news', () => {
  it.each(fromAnyone)('"%s" from a webhook takes %s to %s', (kind, status, to) => {
    const payment = aPayment({ status });
    expect(statusAfter(payment, told(payment, someNews[kind]))).toBe(to);
  });
  it.each(asAnswer)(
    '"%s" as the answer to the call in flight, or to one long gone, takes %s to %s',
    (kind, status, to) => {
      const payment = aPayment({ status });
      expect(statusAfter(payment, answered(payment, someNews[kind]))).toBe(to);
    },
  );
  it.each(fromAnyone.filter(([kind, status, to]) => status === to && kind !== 'not-executed'))(
    '"%s" that moves nothing adds nothing to what is %s, and is not kept',
    (kind, status) => {
      const payment = aPayment({ status, reference: 'pi_1' });
      expect(told(payment, someNews[kind])).toBeUndefined();
    },
  );
  it.each(paymentStatuses)('of captured money is heard while %s, whoever tells it', (status) => {
    const payment = aPayment({ status });
    const late = hearNews(payment, someNews.captured, {
      at,
      cause: 'gateway-reply',
      callKey: 'a-call-long-gone',
    });
    expect(['completed', 'partially_refunded', 'refunded']).toContain(statusAfter(payment, late));
  });
});

describe('news that comes late', () => {
  it('moves nothing, but an answer to a call of ours is kept among the attempts', () => {
    const payment = aPayment();
    const attempt = {
      operation: 'charge',
      gateway: 'stripe',
      gatewayAccountId: payment.gatewayAccountId,
      outcome: 'declined',
      failureCode: 'insufficient-funds',
      providerCode: null,
      latencyMs: 40,
      at,
    } as const;
    const heard = hearNews(payment, someNews.declined, {
      at,
      cause: 'gateway-reply',
      callKey: 'a-call-long-gone',
      attempt,
    });
    expect(heard).toMatchObject({
      ok: true,
      value: { state: { status: 'completed', failure: null, attempts: [attempt] } },
    });
  });
  it('still fills gaps in what we know', () => {
    const news: PaymentNews = {
      ...someNews.authorized,
      details: { reference: 'pi_1', method: { brand: 'visa', last4: '4242' } },
    };
    const heard = told(aPayment({ reference: null }), news);
    expect(heard).toMatchObject({
      ok: true,
      value: {
        state: { status: 'completed', reference: 'pi_1', method: { brand: 'visa', last4: '4242' } },
        events: [{ type: 'DetailsLearned' }],
      },
    });
  });
  it('cannot take the call in flight from whoever waits for its answer', () => {
    const confirming = aPayment({ status: 'processing', inFlight: aCall('confirm') });
    for (const kind of ['action-required', 'prepared', 'pending', 'unknown'] as const)
      expect([kind, told(confirming, someNews[kind])]).toEqual([kind, undefined]);
  });
});

describe('a refusal', () => {
  const asked = (payment: Payment): Payment => ({
    ...payment,
    commands: [{ ...payment.commands[0]!, callKey: payment.inFlight!.key }],
  });
  const commandFailure = (decision: ReturnType<typeof told>) =>
    decision?.ok ? decision.value.state.commands[0]?.failure : undefined;

  it.each(['processing', 'capturing'] as const)(
    'while %s is kept for whoever repeats the request',
    (status) => {
      expect(commandFailure(answered(asked(aPayment({ status })), someNews.declined))).toEqual(
        insufficientFunds,
      );
    },
  );
  it('of a charge is kept for the repetition even when the webhook tells it first', () => {
    expect(commandFailure(told(asked(aPayment({ status: 'processing' })), someNews.declined))).toEqual(
      insufficientFunds,
    );
  });
  it('by silence that proved to be nothing says that the charge did not happen and may be tried again', () => {
    const decision = answered(asked(aPayment({ status: 'processing' })), someNews['not-executed']);
    expect(decision).toMatchObject({ value: { state: { status: 'failed', failure: neverExecuted } } });
    expect(commandFailure(decision)).toEqual(neverExecuted);
  });
  it('to let go, once more, leaves the truth to be asked for: the money may still be held', () => {
    const first = answered(aPayment({ status: 'voiding' }), someNews.declined);
    const asking = first?.ok ? first.value.state : aPayment();
    expect(answered(asking, someNews.declined)).toMatchObject({
      value: { state: { status: 'processing', failure: null, inFlight: { operation: 'void', asks: 1 } } },
    });
  });
});

describe('silence', () => {
  const ask = (asks: number, kind: 'unknown' | 'pending') => {
    const decision = answered(
      aPayment({ status: 'processing', inFlight: aCall('charge', { asks }) }),
      someNews[kind],
    );
    return decision?.ok ? decision.value.state.inFlight?.nextAskAt : undefined;
  };
  it.each([
    [0, 1_000],
    [1, 2_000],
    [4, 16_000],
    [12, 3_600_000],
    [44, 3_600_000],
  ])('after %i asks is asked about again in %i ms, give or take a fifth', (asks, ms) => {
    const gapMs = ask(asks, 'unknown')!.getTime() - afterNoon(1_000).getTime();
    expect(Math.abs(gapMs - ms)).toBeLessThanOrEqual(ms / 5);
  });
  it('is given up after 45 asks, about a day and a half, and left to a person', () => {
    expect(ask(45, 'unknown')).toBeNull();
    const total = Array.from({ length: 45 }, (_, asks) => ask(asks, 'unknown')!.getTime() - at.getTime());
    expect(Math.abs(total.reduce((all, gap) => all + gap, 0) / 3_600_000 - 34.1)).toBeLessThan(3.4);
  });
  it('that asking can not end is left to a person at once', () => {
    const payment = aPayment({ status: 'processing', inFlight: aCall('charge', { asks: 9 }) });
    const heard = answered(payment, { kind: 'unknown', cause: 'it has not heard of it', wantsPerson: true });
    expect(heard).toMatchObject({
      value: {
        state: { status: 'processing', inFlight: { nextAskAt: null } },
        events: [{ type: 'OutcomeLeftUnknown', nextAskAt: null }],
      },
    });
  });
  it('of a bank that takes its time is asked about soon, then rarely, for about two weeks', () => {
    expect(Math.abs(ask(0, 'pending')!.getTime() - afterNoon(6_000).getTime())).toBeLessThanOrEqual(1_000);
    expect(ask(68, 'pending')).toBeNull();
    const total = Array.from({ length: 68 }, (_, asks) => ask(asks, 'pending')!.getTime() - at.getTime());
    expect(total.reduce((all, gap) => all + gap, 0) / 86_400_000).toBeCloseTo(14.1, -1);
  });
});

describe('a release that is under way', () => {
  // The provider would not let go at first, so the payment is asked about again while its release stays promised.
  const refused = aPayment({ status: 'processing', inFlight: aCall('void') });
  it('is not called off by late news that the money is held', () =>
    expect(statusAfter(refused, told(refused, someNews.authorized))).toBe('processing'));
});

describe('an authorization', () => {
  it('is held until the provider lets go of it', () => {
    expect(told(aPayment({ status: 'processing' }), someNews.authorized)).toMatchObject({
      value: { state: { status: 'authorized', authorized: usd(100_00), expiresAt: afterNoon(604_800_000) } },
    });
  });
});
