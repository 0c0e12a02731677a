import { seededRandom } from '../../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../../webhook-policy.ts';
import { type ClickWorld } from '../click-world.ts';
import { type Payment, type Step } from '../payments/payment.ts';
import { type CallStats, countWrong, noCalls } from './call-stats.ts';
import { flawsOf } from './flaws.ts';
import { lost, postForm, type Reply } from './post-form.ts';
import { type ShopAnswer } from './shop-answer.ts';
import { type ShopRequest, shopRequest, signedForm } from './shop-request.ts';

/** Calls the shop's SHOP API as the webhook policy says, and judges what it answers. */
export type ShopCaller = {
  /** Sends one step of a payment; with the policy `duplicate` twice, with `shuffle` at the same time. */
  readonly call: (payment: Payment, step: Step) => Promise<Reply>;
  /** Sends any request once, without policy, counters or judgement. */
  readonly send: (request: ShopRequest, secretKey?: string) => Promise<Reply>;
  /** How long a call waits before it is sent. */
  readonly delayMs: () => number;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => CallStats;
  readonly clear: () => void;
  readonly stop: () => void;
};

/** Gives a caller with a policy that behaves. */
export const createShopCaller = (world: ClickWorld): ShopCaller => {
  const { settings, seed } = world;
  const stopping = new AbortController();
  /** The first answer that each step of a payment under way got, whether Click took it in or not. */
  const heard = new Map<string, ShopAnswer>();
  let policy: WebhookPolicy = promptWebhooks;
  let random = seededRandom(seed);
  let stats = noCalls();

  const happens = (probability: number): boolean => probability > 0 && random() < probability;
  const send = (request: ShopRequest, secretKey = settings.secretKey): Promise<Reply> =>
    settings.shopUrl === undefined
      ? Promise.resolve(lost('no shop is known: KASSA_URL is not set'))
      : postForm(
          `${settings.shopUrl}/api/v1/webhooks/click`,
          signedForm(request, secretKey),
          settings.shopTimeoutMs,
          stopping.signal,
        );
  const judge = (counted: CallStats, payment: Payment, step: Step, reply: Reply): void => {
    if (reply.kind === 'lost') {
      counted.lost += 1;
      counted.lastLost = reply.why;
      return;
    }
    const key = `${payment.id} ${step}`;
    const flaws = flawsOf(payment, step, reply.answer, heard.get(key) ?? null);
    for (const flaw of flaws) countWrong(counted, `${step} of ${payment.merchantTransId}: ${flaw}`);
    if (!heard.has(key) || reply.answer.error === 0) heard.set(key, reply.answer);
  };
  const sendOnce = async (payment: Payment, step: Step): Promise<Reply> => {
    stats.calls += 1;
    return send(shopRequest(world, payment, step));
  };
  const sendTwice = async (counted: CallStats, payment: Payment, step: Step): Promise<Reply> => {
    counted.duplicated += 1;
    const first = sendOnce(payment, step);
    if (policy.shuffle === false) await first;
    const replies = await Promise.all([first, sendOnce(payment, step)]);
    const kept = replies.find(({ kind }) => kind === 'answer') ?? replies[0];
    const errorOf = (reply: Reply): number => (reply.kind === 'answer' ? reply.answer.error : 0);
    const inOrder = policy.shuffle === false ? replies : replies.toSorted((a, b) => errorOf(b) - errorOf(a));
    for (const reply of inOrder) judge(counted, payment, step, reply);
    return kept;
  };
  const clear = (): void => {
    heard.clear();
    policy = promptWebhooks;
    random = seededRandom(seed);
    stats = noCalls();
  };
  return {
    send,
    call: async (payment, step) => {
      /** Those of now: a reset meanwhile starts others. */
      const counted = stats;
      if (payment.tries > 1) counted.repeats += 1;
      const [twice, dropped] = [happens(policy.duplicate), happens(policy.drop)];
      const reply = await (twice ? sendTwice(counted, payment, step) : sendOnce(payment, step));
      if (!twice) judge(counted, payment, step, reply);
      if (!dropped) return reply;
      counted.dropped += 1;
      return lost('the answer was thrown away, as asked for');
    },
    delayMs: () => policy.delayMs,
    setPolicy: (next) => {
      policy = next;
      random = seededRandom(next.seed ?? seed);
    },
    stats: () => stats,
    clear,
    stop: () => stopping.abort(),
  };
};
