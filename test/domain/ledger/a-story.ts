import fc from 'fast-check';
import { moneyOf } from '#application/payments/queries/payment-money';
import { paymentEvents } from '#application/payments/publish';
import { disputeEvents, newDisputeEvents } from '#application/payments/publish-disputes';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { type Dispute, type DisputeNews, hearDisputeNews, openDispute } from '#domain/payments/dispute';
import { disputeStatuses } from '#domain/payments/dispute-status';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { decide } from '#domain/payments/payment-evolution';
import { feesOf } from '#domain/payments/payment-fees';
import { settleRefund } from '#domain/payments/payment-refunds';
import { reserveRefund } from '#domain/payments/payment-requests';
import { type DisputeId, type RefundId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { afterNoon, aPayment, noon, usd } from '#test/support/a-payment';

/** One thing that happens to a payment. Those that can't happen where it stands are passed over. */
export type Deed = Readonly<
  | { does: 'refund'; minor: number }
  | { does: 'settle'; refund: number; returned: boolean }
  | { does: 'learn'; fee: number }
  | { does: 'dispute'; n: number; isInquiry: boolean; status: Dispute['status']; fee: number | null }
>;
const refundsMax = 4;
export const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constant('refund' as const), minor: fc.integer({ min: 1, max: 60_00 }) }),
  fc.record({
    does: fc.constant('settle' as const),
    refund: fc.integer({ min: 0, max: refundsMax }),
    returned: fc.boolean(),
  }),
  fc.record({ does: fc.constant('learn' as const), fee: fc.integer({ min: 0, max: 9_00 }) }),
  fc.record({
    does: fc.constant('dispute' as const),
    n: fc.integer({ min: 0, max: 1 }),
    isInquiry: fc.boolean(),
    status: fc.constantFrom(...disputeStatuses),
    fee: fc.option(fc.integer({ min: 1, max: 20_00 })),
  }),
);

/** Plays it by the real rules. Gives every event that was told, and what the payment then says of its money. */
export const play = (captured: number, deeds: readonly Deed[]) => {
  const events: IntegrationEvent[] = [];
  const disputes = new Map<number, Dispute>();
  const at = afterNoon(1_000);
  let payment: Payment = aPayment({ status: 'authorized', authorized: usd(captured), amount: usd(captured) });

  const keep = (decision: Result<PaymentDecision, unknown> | undefined): void => {
    if (!decision?.ok) return;
    events.push(...paymentEvents(decision.value));
    payment = { ...decision.value.state, version: payment.version + 1 };
  };
  const acts: { readonly [D in Deed['does']]: (deed: Extract<Deed, { does: D }>) => void } = {
    refund: ({ minor }) => {
      const n = payment.refunds.length;
      const refund = { id: `ref_${n}` as RefundId, number: `R-${n}`, amount: usd(minor), reason: 'why' };
      keep(reserveRefund(payment, refund, { key: `key-${n}`, hash: '', at }));
    },
    settle: ({ refund, returned }) => keep(settleRefund(payment, `ref_${refund}` as RefundId, returned, at)),
    learn: ({ fee }) =>
      keep(
        decide(payment, {
          type: 'FeeLearned',
          fee: usd(fee),
          reckoned: feesOf(payment).gateway,
          at,
          cause: 'lookup',
        }),
      ),
    dispute: ({ n, ...news }) => dispute(n, news),
  };
  const dispute = (
    n: number,
    { isInquiry, status, fee }: Pick<DisputeNews, 'isInquiry' | 'status'> & { fee: number | null },
  ) => {
    const news: DisputeNews = {
      ...{ reference: `du_${n}`, paymentReference: 'pi_1', reason: 'fraudulent', evidenceDueAt: null },
      ...{ isInquiry, status, amount: usd(captured), fee: fee === null ? null : usd(fee) },
    };
    const known = disputes.get(n);
    if (!known) {
      const { tenantId, id: paymentId, gateway, gatewayAccountId } = payment;
      const of = {
        id: `dsp_${n}` as DisputeId,
        tenantId,
        paymentId,
        ownerId: null,
        gateway,
        gatewayAccountId,
      };
      const opened = openDispute(news, of, at);
      events.push(...newDisputeEvents(opened, at));
      disputes.set(n, { ...opened, version: 1 });
      return;
    }
    const decision = hearDisputeNews(known, news, at, 'webhook');
    if (!decision) return;
    events.push(...disputeEvents(known, decision));
    disputes.set(n, { ...decision.state, version: known.version + 1 });
  };

  keep(
    decide(payment, {
      type: 'PaymentCaptured',
      captured: usd(captured),
      fee: null,
      at: noon,
      cause: 'webhook',
    }),
  );
  for (const deed of deeds) (acts[deed.does] as (deed: Deed) => void)(deed);
  return { events, money: moneyOf(payment, [], [...disputes.values()]) };
};
