import fc from 'fast-check';
import { type Payment } from '#domain/payments/payment';
import {
  requestCapture,
  requestConfirm,
  requestVoid,
  reserveRefund,
} from '#domain/payments/payment-requests';
import { paymentStatuses, type PaymentStatus } from '#domain/payments/payment-status';
import { paymentTransitions } from '#domain/payments/payment-transitions';
import { type RefundId } from '#domain/shared/ids';
import { afterNoon, noon, usd } from '#test/support/a-payment';
import { givenBack, newsOf, type Provider } from './model/provider.ts';
import {
  type Act,
  acts,
  aStory,
  begin,
  beginnings,
  hear,
  type Letter,
  type Scene,
  type Step,
} from './model/story.ts';

const numRuns = 60;
const sumOf = ({ refunds }: Payment, ...states: readonly string[]): bigint =>
  refunds.filter(({ state }) => states.includes(state)).reduce((sum, { amount }) => sum + amount.minor, 0n);
const money = ({ captured, refunded, refunds }: Payment) => ({ captured, refunded, refunds });

const expectSound = ({ payment, provider }: Scene): void => {
  const { authorized, captured, refunded } = payment;
  expect(captured.minor).toBeLessThanOrEqual(authorized.minor);
  expect(sumOf(payment, 'reserved', 'returned')).toBeLessThanOrEqual(captured.minor);
  expect(refunded.minor).toBe(sumOf(payment, 'returned'));
  // Kassa never counts what its provider has not taken.
  if (captured.minor > 0n)
    expect({ place: provider.place, captured }).toEqual({ place: 'taken', captured: usd(provider.amount) });
};

/** Only the table leads from one status to the next; and what was captured once is captured for good. */
const expectByTable = (before: Payment, { scene, decisions }: Step): void => {
  const events = decisions.flatMap((decision) => decision.events);
  const to = events.reduce<PaymentStatus | undefined>((status, { type }) => {
    const row: Partial<Record<string, PaymentStatus>> = status ? paymentTransitions[status] : {};
    return row[type];
  }, before.status);
  expect(to).toBe(scene.payment.status);
  if (before.captured.minor > 0n) expect(scene.payment.captured).toEqual(before.captured);
};

const ended: ReadonlySet<PaymentStatus> = new Set(['failed', 'cancelled', 'refunded']);
const request = { key: 'key-late', hash: 'hash', at: noon, leaseEndsAt: afterNoon(8_000) };
const expectNothingMoves = (payment: Payment): void => {
  const refund = { id: 'ref_late' as RefundId, number: 'R', amount: usd(1), reason: 'why' };
  for (const decision of [
    requestConfirm(payment, 'sealed', request),
    requestCapture(payment, usd(1), request),
    requestVoid(payment, request),
    reserveRefund(payment, refund, request),
  ])
    expect(decision.ok).toBe(false);
};

const play = (from: Scene, all: readonly Act[]): Scene =>
  all.reduce((scene, act) => {
    const step = acts[act.what](scene, act);
    expectByTable(scene.payment, step);
    expectSound(step.scene);
    if (ended.has(step.scene.payment.status)) expectNothingMoves(step.scene.payment);
    return step.scene;
  }, from);

/** Every letter comes at last, in this order; then what is still open is asked about until it is not. */
const settled = (scene: Scene, letters: readonly Letter[]): Scene => {
  let now = letters.reduce((before, letter) => hear(before, letter).scene, scene);
  for (let asks = 0; asks < 5 && now.payment.inFlight; asks += 1) now = acts.kassaAsks(now).scene;
  for (const n of now.payment.refunds.keys()) {
    const given = acts.providerGivesBack(now, { what: 'providerGivesBack', n, minor: 1n }).scene;
    now = given.letters.slice(-2).reduce((before, letter) => hear(before, letter).scene, given);
  }
  return now;
};

const placesOf: Readonly<Record<Provider['place'], readonly PaymentStatus[]>> = {
  nowhere: ['pending', 'preparing', 'requires_action'],
  held: ['authorized'],
  taken: ['completed', 'partially_refunded', 'refunded'],
  released: ['cancelled'],
  refused: ['failed'],
  fenced: ['failed'],
};

const stories = fc.record({
  beginning: fc.constantFrom(...beginnings),
  told: aStory(),
});

describe('whatever is asked, told, lost and told again', () => {
  it('a payment counts only what its provider has, by its table, and never moves after its end', () => {
    fc.assert(
      fc.property(stories, ({ beginning, told }) => void play(begin(beginning), told)),
      { numRuns },
    );
  });

  it('hearing the same again moves nothing', () => {
    fc.assert(
      fc.property(stories, fc.nat(), ({ beginning, told }, n) => {
        const scene = play(begin(beginning), told);
        const letter = scene.letters[n % Math.max(scene.letters.length, 1)];
        if (!letter) return;
        const once = hear(scene, letter).scene.payment;
        const twice = hear(hear(scene, letter).scene, letter).scene.payment;
        expect({ status: twice.status, ...money(twice) }).toEqual({ status: once.status, ...money(once) });
      }),
      { numRuns },
    );
  });

  it('in the end it agrees with its provider, in whatever order the rest of the news comes', () => {
    fc.assert(
      fc.property(stories, fc.infiniteStream(fc.nat({ max: 1_000 })), ({ beginning, told }, dice) => {
        const scene = play(begin(beginning), told);
        const shuffled = scene.letters
          .map((letter) => ({ letter, rank: dice.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ letter }) => letter);
        for (const letters of [scene.letters, shuffled]) {
          const { payment, provider } = settled(scene, letters);
          expect(payment.inFlight).toBeNull();
          expect(placesOf[provider.place]).toContain(payment.status);
          expect(payment.captured.minor).toBe(provider.place === 'taken' ? provider.amount : 0n);
          expect(payment.refunded.minor).toBe(givenBack(provider));
          expect(sumOf(payment, 'reserved')).toBe(0n);
          expect(newsOf(provider).kind === 'captured').toBe(payment.captured.minor > 0n);
        }
      }),
      { numRuns },
    );
  });

  it('these stories lead everywhere a payment can be', () => {
    const ends = fc
      .sample(stories, { numRuns: 400, seed: 1 })
      .map(({ beginning, told }) => play(begin(beginning), told));
    const seen = new Set(ends.map(({ payment }) => payment.status));
    const unseen = paymentStatuses.filter((status) => !seen.has(status));
    // Nobody here asks the customer for anything.
    expect(unseen).toEqual(['requires_action']);
    const refunds = new Set(ends.flatMap((scene) => [...scene.refunds.values()].map(({ status }) => status)));
    expect([...refunds].sort()).toEqual(['completed', 'failed']);
  });
});
