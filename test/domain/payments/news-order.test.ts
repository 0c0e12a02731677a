import fc from 'fast-check';
import { openCharge, openIntent } from '#domain/payments/open-payment';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { hearNews, type PaymentNews } from '#domain/payments/payment-news';
import { requestCapture, requestConfirm, requestVoid } from '#domain/payments/payment-requests';
import { type Result } from '#domain/shared/result';
import { aNewPayment, aPayment, afterNoon, noon, usd } from '#test/support/a-payment';
import { someNews } from './some-news.ts';

const at = afterNoon(1_000);
const request = { key: 'key-2', hash: 'hash-2', at: noon, leaseEndsAt: afterNoon(8_000) };
const stateOf = (decision: Result<PaymentDecision, unknown>): Payment => {
  if (!decision.ok) throw new Error('refused');
  return decision.value.state;
};
const { prepared, authorized, captured, pending, voided, declined } = someNews;
const action = someNews['action-required'];
const part: PaymentNews = { ...captured, amount: usd(60_00) };

const charging = () => stateOf(openCharge({ ...aNewPayment(), source: 'sealed' }, noon));
const holding = () =>
  stateOf(openCharge({ ...aNewPayment({ captureMethod: 'manual' }), source: 'sealed' }, noon));
const preparing = () => stateOf(openIntent(aNewPayment(), noon));
const waiting = () => aPayment({ status: 'pending' });
const confirming = () => stateOf(requestConfirm(aPayment({ status: 'requires_action' }), null, request));
const capturing = () => stateOf(requestCapture(aPayment({ status: 'authorized' }), usd(60_00), request));
const releasing = () => stateOf(requestVoid(aPayment({ status: 'authorized' }), request));

/** What a provider tells of one payment, in the order in which it happened; `reply`: which of it our own call is answered with. */
type Story = Readonly<{ from: () => Payment; told: readonly PaymentNews[]; reply?: number }>;
const stories: readonly (readonly [string, Story])[] = [
  ['a charge', { from: charging, told: [captured, captured], reply: 0 }],
  ['a charge that is declined', { from: charging, told: [prepared, declined, declined], reply: 1 }],
  ['a charge after 3-D Secure', { from: charging, told: [action, captured], reply: 0 }],
  ['a charge that 3-D Secure ends', { from: charging, told: [action, declined], reply: 0 }],
  ['a bank debit', { from: charging, told: [pending, pending, captured], reply: 0 }],
  ['a bank debit that bounces', { from: charging, told: [pending, pending, declined], reply: 0 }],
  [
    'a hold that is captured elsewhere',
    { from: holding, told: [authorized, authorized, captured], reply: 0 },
  ],
  ['a hold that runs out', { from: holding, told: [authorized, authorized, voided], reply: 0 }],
  ['an intent', { from: preparing, told: [prepared, prepared, captured], reply: 0 }],
  ['an intent the browser pays', { from: waiting, told: [prepared, action, captured] }],
  ['an intent paid at the second try', { from: waiting, told: [prepared, declined, action, captured] }],
  ['an intent nobody pays', { from: waiting, told: [prepared, voided] }],
  ['a confirmation after the action', { from: confirming, told: [action, captured, captured], reply: 1 }],
  ['a confirmation that fails', { from: confirming, told: [action, declined, declined], reply: 1 }],
  ['a partial capture', { from: capturing, told: [authorized, part, part], reply: 1 }],
  ['a capture that is refused', { from: capturing, told: [authorized, declined], reply: 1 }],
  ['a release', { from: releasing, told: [authorized, voided, voided], reply: 1 }],
];

type Message = Readonly<{ news: PaymentNews; isReply: boolean }>;
const messagesOf = ({ told, reply }: Story): Message[] =>
  told.map((news, place) => ({ news, isReply: place === reply }));

const hearAll = (from: Payment, messages: readonly Message[]): Payment =>
  messages.reduce((payment, { news, isReply }) => {
    const callKey = isReply && from.inFlight ? { callKey: from.inFlight.key } : {};
    const heard = hearNews(payment, news, { at, cause: isReply ? 'gateway-reply' : 'webhook', ...callKey });
    return heard?.ok ? heard.value.state : payment;
  }, from);

/** All that is true now. How it came to be (history, attempts, what was once held) may differ with what was heard of it. */
const truth = ({
  status,
  captured: taken,
  refunded,
  failure,
  nextAction,
  inFlight,
  expiresAt,
  reference,
}: Payment) => ({
  status,
  taken,
  refunded,
  failure,
  nextAction,
  inFlight,
  expiresAt,
  reference,
});

/** Everything at least once, in any order; webhooks up to three times. */
const asDelivered = (messages: readonly Message[]): fc.Arbitrary<Message[]> =>
  fc
    .tuple(...messages.map(({ isReply }) => fc.integer({ min: 1, max: isReply ? 1 : 3 })))
    .map((counts) =>
      messages.flatMap((message, place) => Array.from({ length: counts[place]! }, () => message)),
    )
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));

describe('whatever the order, and however often webhooks come', () => {
  it.each(stories)('%s ends as it would have in order', (_what, story) => {
    const inOrder = truth(hearAll(story.from(), messagesOf(story)));
    fc.assert(
      fc.property(asDelivered(messagesOf(story)), (delivered) => {
        expect(truth(hearAll(story.from(), delivered))).toEqual(inOrder);
      }),
      { numRuns: 200 },
    );
  });
  it('these stories end in all the ways a payment can end', () => {
    const ends = stories.map(([, story]) => hearAll(story.from(), messagesOf(story)).status);
    expect(new Set(ends)).toEqual(new Set(['completed', 'failed', 'cancelled', 'authorized']));
  });
});
