import { type PaymentGateway, type ProviderRefund } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { type PaymentId } from '#domain/shared/ids';
import { type CallGuard, type Sign } from './call-guard.ts';

/**
 * A gateway whose calls go through its account's guard. A call that is held back was certainly not made now: that is
 * `not-executed` the first time, but says nothing about an earlier time (`again`), so then it stays unknown.
 */
export const guardedGateway = (gateway: PaymentGateway, guard: Pick<CallGuard, 'run'>): PaymentGateway => {
  const first =
    <C extends Readonly<{ again?: boolean }>>(make: (call: C) => Promise<PaymentNews>) =>
    (call: C): Promise<PaymentNews> =>
      guard.run<PaymentNews>(() => make(call), {
        sign: signOf,
        heldBack: (why) => (call.again ? unheard(why) : { kind: 'not-executed', why }),
      });
  const whose = gateway.whose?.bind(gateway);
  return {
    ...gateway,
    prepare: first((call) => gateway.prepare(call)),
    authorize: first((call) => gateway.authorize(call)),
    charge: first((call) => gateway.charge(call)),
    // The customer has agreed already, so it is not given up: what to confirm is found out when the account is rested.
    confirm: (call) =>
      guard.run<PaymentNews>(() => gateway.confirm(call), { sign: signOf, heldBack: unheard }),
    capture: first((call) => gateway.capture(call)),
    void: first((call) => gateway.void(call)),
    refund: (call) =>
      guard.run<RefundNews>(() => gateway.refund(call), {
        sign: signOf,
        heldBack: (why) => (call.again ? unheard(why) : heldRefund(why)),
      }),
    settle: (doubt) =>
      guard.run<PaymentNews>(() => gateway.settle(doubt), { sign: answered, heldBack: unheard }),
    settleRefund: (call) =>
      guard.run<RefundNews>(() => gateway.settleRefund(call), { sign: answered, heldBack: unheard }),
    submitEvidence: (submission) =>
      guard.run(() => gateway.submitEvidence(submission), {
        sign: (answer) => (answer === 'unknown' ? 'silent' : 'answered'),
        heldBack: () => 'unknown' as const,
      }),
    ...(whose && {
      whose: (reference) =>
        guard.run<PaymentId | 'nobody' | 'unknown'>(() => whose(reference), {
          sign: (answer) => (answer === 'unknown' ? 'silent' : 'answered'),
          heldBack: () => 'unknown' as const,
        }),
    }),
    refundsOf: (reference) =>
      guard.run<readonly ProviderRefund[] | 'unknown'>(() => gateway.refundsOf(reference), {
        sign: (answer) => (answer === 'unknown' ? 'silent' : 'answered'),
        heldBack: () => 'unknown' as const,
      }),
  };
};

const signOf = ({ kind }: PaymentNews | RefundNews): Sign =>
  kind === 'unknown' ? 'silent' : kind === 'not-executed' ? 'not-executed' : 'answered';

/** What became of a call is `unknown` or `not-executed` for reasons that lie in that call; only silence is counted. */
const answered = (news: PaymentNews | RefundNews): Sign =>
  news.kind === 'unknown' && !news.isAnswered ? 'silent' : 'answered';

const unheard = (why: string) => ({ kind: 'unknown', cause: why }) as const;

const heldRefund = (why: string): RefundNews => ({
  kind: 'not-executed',
  failure: {
    code: 'gateway-unavailable',
    providerCode: null,
    message: `The payment provider was not asked, because ${why}. Try again.`,
  },
});
