import fc from 'fast-check';
import { openCharge, openIntent } from '#domain/payments/open-payment';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { hearNews, type PaymentNews } from '#domain/payments/payment-news';
import { settleRefund } from '#domain/payments/payment-refunds';
import {
  requestCapture,
  requestConfirm,
  requestVoid,
  reserveRefund,
} from '#domain/payments/payment-requests';
import { hearRefundNews, openRefund, type Refund, type RefundNews } from '#domain/payments/refund';
import { type RefundId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { aNewPayment, afterNoon, noon, usd } from '#test/support/a-payment';
import {
  bounce,
  carryOut,
  giveBack,
  newsOf,
  nothingYet,
  type Order,
  type Provider,
  settle,
} from './provider.ts';

/** Something that a provider has said, and that may be heard at any time, as often as one likes. */
export type Letter =
  | Readonly<{ about: 'payment'; news: PaymentNews; callKey: string | undefined }>
  | Readonly<{ about: 'refund'; id: string; news: RefundNews; isReply: boolean }>;

/** One payment as Kassa has it, as its provider has it, and what is on its way between them. */
export type Scene = Readonly<{
  payment: Payment;
  refunds: ReadonlyMap<string, Refund>;
  provider: Provider;
  letters: readonly Letter[];
}>;
/** What happened in a step: the payment before, and what was decided, if anything was. */
export type Step = Readonly<{ scene: Scene; decisions: readonly PaymentDecision[] }>;

export const beginnings = ['charge', 'authorize', 'intent'] as const;
export type Beginning = (typeof beginnings)[number];
const asked = { ...aNewPayment(), source: 'sealed' };

export const begin = (beginning: Beginning): Scene => {
  const opened =
    beginning === 'intent'
      ? openIntent(aNewPayment(), noon)
      : openCharge({ ...asked, captureMethod: beginning === 'charge' ? 'automatic' : 'manual' }, noon);
  if (!opened.ok) throw new Error('it does not open');
  return { payment: stored(opened.value), refunds: new Map(), provider: nothingYet, letters: [] };
};

/** Versions are given by whoever stores. */
const stored = ({ state }: PaymentDecision): Payment => ({ ...state, version: state.version + 1 });

/** `n` chooses a refund or a letter, `minor` an amount. */
export type Act = Readonly<{ what: keyof typeof acts; n: number; minor: bigint }>;
/** How often each comes up beside the others, where that is not once: stories should get far. */
const weights: Partial<Record<Act['what'], number>> = {
  providerAnswers: 4,
  letterComes: 8,
  capture: 2,
  refund: 4,
  providerGivesBack: 4,
};
export const aStory = (): fc.Arbitrary<Act[]> => {
  const whats = (Object.keys(acts) as Act['what'][]).map((what) => ({
    arbitrary: fc.constant(what),
    weight: weights[what] ?? 1,
  }));
  const minor = fc.oneof(fc.bigInt({ min: 1n, max: 110_00n }), fc.constantFrom(30_00n, 100_00n));
  const act = fc.record({ what: fc.oneof(...whats), n: fc.nat({ max: 40 }), minor });
  return fc.array(act, { maxLength: 40, size: 'max' });
};

const request = (n: number) => ({ key: `key-${n}`, hash: 'hash', at: noon, leaseEndsAt: afterNoon(8_000) });

const requested = (scene: Scene, decision: Result<PaymentDecision, unknown> | undefined): Step =>
  decision?.ok
    ? { scene: { ...scene, payment: stored(decision.value) }, decisions: [decision.value] }
    : { scene, decisions: [] };

const unmoved = (scene: Scene): Step => ({ scene, decisions: [] });
const orderOf = ({ payment: { inFlight } }: Scene): Order | undefined =>
  inFlight ? { operation: inFlight.operation, key: inFlight.key, amount: inFlight.amount.minor } : undefined;
const shareAt = ({ payment }: Scene, n: number) => payment.refunds[n % Math.max(payment.refunds.length, 1)];

const answer = (scene: Scene, isRefused: boolean): Step => {
  const order = orderOf(scene);
  if (!order) return unmoved(scene);
  const { provider, news } = carryOut(scene.provider, order, isRefused);
  // Its webhook tells the state of things, its reply what came of the call.
  const letters: Letter[] = [
    { about: 'payment', news: newsOf(provider), callKey: undefined },
    { about: 'payment', news, callKey: order.key },
  ];
  return unmoved({ ...scene, provider, letters: [...scene.letters, ...letters] });
};

/** What Kassa, its provider, its shop and its customers can do. Nothing here looks at what is allowed. */
export const acts = {
  confirm: (scene: Scene, { n }: Act) =>
    requested(scene, requestConfirm(scene.payment, 'sealed', request(n))),
  capture: (scene: Scene, { n, minor }: Act) =>
    requested(scene, requestCapture(scene.payment, usd(minor), request(n))),
  cancel: (scene: Scene, { n }: Act) => requested(scene, requestVoid(scene.payment, request(n))),
  refund: (scene: Scene, { minor }: Act) => {
    const id = `ref_${scene.payment.refunds.length}` as RefundId;
    const wanted = { id, number: `R-${id}`, amount: usd(minor), reason: 'why' };
    return requested(scene, reserveRefund(scene.payment, wanted, request(scene.payment.version + 100)));
  },
  providerAnswers: (scene: Scene) => answer(scene, false),
  providerRefuses: (scene: Scene) => answer(scene, true),
  providerReleases: (scene: Scene) => elsewhere(scene, 'void'),
  shopCapturesElsewhere: (scene: Scene) => elsewhere(scene, 'capture'),
  providerGivesBack: (scene: Scene, { n }: Act) => {
    const share = shareAt(scene, n);
    if (!share) return unmoved(scene);
    const { provider, news } = giveBack(scene.provider, share.id, share.amount.minor);
    const about = { about: 'refund', id: share.id, news } as const;
    const letters: Letter[] = [
      { ...about, isReply: false },
      { ...about, isReply: true },
    ];
    return unmoved({ ...scene, provider, letters: [...scene.letters, ...letters] });
  },
  bankBounces: (scene: Scene, { n }: Act) => {
    const share = shareAt(scene, n);
    if (!share || !scene.provider.refunds.get(share.id)?.isBack) return unmoved(scene);
    const provider = bounce(scene.provider, share.id);
    const { news } = giveBack(provider, share.id, share.amount.minor);
    const letter: Letter = { about: 'refund', id: share.id, news, isReply: false };
    return unmoved({ ...scene, provider, letters: [...scene.letters, letter] });
  },
  letterComes: (scene: Scene, { n }: Act) => {
    const letter = scene.letters.at(-1 - (n % Math.max(scene.letters.length, 1)));
    return letter ? hear(scene, letter) : unmoved(scene);
  },
  silence: (scene: Scene) => {
    const order = orderOf(scene);
    const news: PaymentNews = { kind: 'unknown', cause: 'silence' };
    return order ? hear(scene, { about: 'payment', news, callKey: order.key }) : unmoved(scene);
  },
  kassaAsks: (scene: Scene) => {
    const order = orderOf(scene);
    if (!order) return unmoved(scene);
    const { provider, news } = settle(scene.provider, order);
    return hear({ ...scene, provider }, { about: 'payment', news, callKey: order.key });
  },
} as const satisfies Record<string, (scene: Scene, act: Act) => Step>;

const elsewhere = (scene: Scene, operation: 'void' | 'capture'): Step => {
  const { provider } = scene;
  if (provider.place !== 'held') return unmoved(scene);
  const order = { operation, key: `dashboard-${scene.letters.length}`, amount: provider.amount };
  const after = carryOut(provider, order, false);
  const letter: Letter = { about: 'payment', news: after.news, callKey: undefined };
  return unmoved({ ...scene, provider: after.provider, letters: [...scene.letters, letter] });
};

/** Takes in what a provider said, as the application does. */
export const hear = (scene: Scene, letter: Letter): Step => {
  const at = afterNoon(1_000);
  if (letter.about === 'payment') {
    const { news, callKey } = letter;
    const cause = callKey === undefined ? 'webhook' : 'gateway-reply';
    return requested(
      scene,
      hearNews(scene.payment, news, { at, cause, ...(callKey !== undefined && { callKey }) }),
    );
  }
  const share = scene.payment.refunds.find(({ id }) => id === letter.id);
  if (!share) return unmoved(scene);
  const { id, amount, number, reason } = share;
  const { tenantId, id: paymentId, ownerId, gateway, gatewayAccountId } = scene.payment;
  const facts = { id, amount, number, reason, tenantId, paymentId, ownerId, gateway, gatewayAccountId };
  const before =
    scene.refunds.get(id) ?? openRefund({ ...facts, paymentReference: 'pi_1' }, afterNoon(8_000), noon).state;
  const told = letter.isReply
    ? ({ at, cause: 'gateway-reply', callKey: id } as const)
    : ({ at, cause: 'webhook' } as const);
  const heard = hearRefundNews(before, letter.news, told);
  const refund = heard?.ok ? heard.value.state : before;
  const known = { ...scene, refunds: new Map([...scene.refunds, [id, refund]]) };
  const isOpen = refund.status === 'pending' || refund.status === 'processing';
  return isOpen
    ? unmoved(known)
    : requested(known, settleRefund(known.payment, id, refund.status === 'completed', at));
};
