import {
  awaitsPerson,
  hearRefundNews,
  openRefund,
  type Refund,
  type RefundNews,
} from '#domain/payments/refund';
import { type RefundStatus } from '#domain/payments/refund-status';
import { refundTransitions } from '#domain/payments/refund-transitions';
import { aPayment, aShare, afterNoon, insufficientFunds, noon, usd } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';

const at = afterNoon(1_000);
const { id, number, reason, amount } = aShare(40_00);
const { tenantId, id: paymentId, gateway, gatewayAccountId } = aPayment();
const asked = {
  id,
  number,
  reason,
  amount,
  tenantId,
  paymentId,
  ownerId: null,
  gateway,
  gatewayAccountId,
  paymentReference: 'pi_1',
};
const opened = openRefund(asked, afterNoon(8_000), noon).state;
const aRefund = (status: RefundStatus, is: Partial<Refund> = {}): Refund => ({
  ...opened,
  version: 1,
  inFlight: status === 'pending' || status === 'processing' ? opened.inFlight : null,
  ...is,
  status,
});
const told = (refund: Refund, news: RefundNews) => hearRefundNews(refund, news, { at, cause: 'webhook' });
const answered = (refund: Refund, news: RefundNews) =>
  hearRefundNews(refund, news, { at, cause: 'gateway-reply', callKey: opened.id });

const failure = insufficientFunds;
const newsFor = {
  RefundCompleted: { kind: 'completed' },
  RefundFailed: { kind: 'failed', failure },
  RefundAbandoned: { kind: 'not-executed', failure },
  RefundLeftToPerson: { kind: 'by-hand' },
  OutcomeLeftUnknown: { kind: 'unknown', cause: 'no answer in time' },
  DetailsLearned: { kind: 'unknown', cause: 'no answer in time', reference: 're_1' },
} as const satisfies Record<string, RefundNews>;
const { present, absent } = transitionCells<RefundStatus, keyof typeof newsFor>(refundTransitions);
const hear = (from: RefundStatus, event: keyof typeof newsFor) => {
  const refund = aRefund(from);
  return refund.inFlight && event !== 'DetailsLearned'
    ? answered(refund, newsFor[event])
    : told(refund, newsFor[event]);
};

describe('the table of refunds', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    expect(hear(from, event)).toMatchObject({
      ok: true,
      value: { state: { status: to }, events: [{ type: event }] },
    });
  });
  it.each(absent)('%s does not hear %s', (from, event) => expect(hear(from, event)).toBeUndefined());
});

describe('a refund', () => {
  it('is promised under its own id, whatever happens to its payment', () => {
    expect(opened).toMatchObject({
      status: 'pending',
      reference: null,
      inFlight: { operation: 'refund', key: id, amount: usd(40_00), asks: 0, nextAskAt: afterNoon(8_000) },
    });
  });
  it('that was made at the provider is known by its id there from the beginning', () => {
    const found = openRefund({ ...asked, reference: 're_9' }, afterNoon(8_000), noon).state;
    expect([found.reference, opened.reference]).toEqual(['re_9', null]);
  });
  it('is over once the provider has given the money back', () => {
    expect(answered(aRefund('processing'), { kind: 'completed', reference: 're_1' })).toMatchObject({
      value: {
        state: { status: 'completed', reference: 're_1', inFlight: null, failure: null, completedAt: at },
      },
    });
  });
  it('may be sent back by the bank days after it was completed', () => {
    expect(told(aRefund('completed', { completedAt: noon }), newsFor.RefundFailed)).toMatchObject({
      value: { state: { status: 'failed', failure } },
    });
  });
  it('that was given up and did take place is believed, by whomever it is told', () => {
    for (const hearing of [told, answered])
      expect(hearing(aRefund('abandoned', { failure }), newsFor.RefundCompleted)).toMatchObject({
        value: { state: { status: 'completed', failure: null } },
      });
  });
  describe('of which a person says how it ended', () => {
    const recorded = { by: 'ann', at, note: 'looked it up', evidence: 'receipt 12' };
    const said = (refund: Refund, news: RefundNews) =>
      hearRefundNews(refund, news, { at, cause: 'correction', recorded });

    it('counts as that, and is the provider’s to correct when the money did go back', () => {
      const heard = said(aRefund('processing'), newsFor.RefundFailed);
      const refund = heard?.ok ? heard.value.state : opened;
      expect(refund).toMatchObject({ status: 'abandoned', failure, recorded, inFlight: null });
      expect(told(refund, newsFor.RefundCompleted)).toMatchObject({
        value: { state: { status: 'completed' } },
      });
    });
    it.each(['completed', 'failed', 'abandoned'] as const)('stays %s, once it is', (status) => {
      for (const news of [newsFor.RefundCompleted, newsFor.RefundFailed])
        expect(said(aRefund(status), news)).toBeUndefined();
    });
  });
  it('is not undone by the late answer to a call that is settled', () => {
    expect(answered(aRefund('completed'), newsFor.RefundFailed)).toBeUndefined();
  });
  it('stays its caller’s to hear about, however often a webhook says that it is pending', () => {
    expect(told(aRefund('pending'), { kind: 'pending' })).toBeUndefined();
    expect(told(aRefund('processing'), { kind: 'pending' })).toBeUndefined();
  });
  it('learns the provider’s id from anyone, once', () => {
    const heard = told(aRefund('pending'), { kind: 'pending', reference: 're_1' });
    const refund = heard?.ok ? heard.value.state : opened;
    expect(refund).toMatchObject({ status: 'pending', reference: 're_1', inFlight: { asks: 0 } });
    expect(told(refund, { kind: 'pending', reference: 're_2' })).toBeUndefined();
  });
  it('is asked about again and again, ever more rarely, and then left to a person', () => {
    const asked = (asks: number) => {
      const decision = answered(
        aRefund('processing', { inFlight: { ...opened.inFlight!, asks } }),
        newsFor.OutcomeLeftUnknown,
      );
      return decision?.ok ? decision.value.state.inFlight : undefined;
    };
    expect(asked(0)).toMatchObject({ asks: 1 });
    expect(Math.abs(asked(0)!.nextAskAt!.getTime() - afterNoon(2_000).getTime())).toBeLessThanOrEqual(200);
    expect(asked(45)).toMatchObject({ asks: 46, nextAskAt: null });
  });
  it('that nobody heard the end of, and no API can make, waits for a person and is asked about no more', () => {
    const heard = answered(aRefund('processing'), newsFor.RefundLeftToPerson);
    const refund = heard?.ok ? heard.value.state : opened;
    expect(refund).toMatchObject({ status: 'pending', inFlight: null });
    expect(awaitsPerson(refund)).toBe(true);
  });
  it('keeps every attempt', () => {
    const attempt = {
      operation: 'refund',
      gateway,
      gatewayAccountId,
      outcome: 'unknown',
      failureCode: null,
      providerCode: null,
      latencyMs: 5_000,
      at,
    } as const;
    const heard = hearRefundNews(aRefund('pending'), newsFor.OutcomeLeftUnknown, {
      at,
      cause: 'gateway-reply',
      callKey: id,
      attempt,
    });
    expect(heard).toMatchObject({ value: { state: { status: 'processing', attempts: [attempt] } } });
  });
});
