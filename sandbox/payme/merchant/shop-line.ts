import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seededRandom } from '../../seeded-random.ts';
import { promptWebhooks, type WebhookPolicy } from '../../webhook-policy.ts';
import { callShop, type ShopAddress, type ShopCall } from './call-shop.ts';
import { type Said, sameness, type ShopAnswer } from './shop-answer.ts';
import { noShopCalls, type ShopStats } from './shop-stats.ts';

/** What one attempt gave, and the answer that policy threw away. */
export type Attempt = { readonly answer: ShopAnswer; readonly thrownAway: Said | null };

/** The line to the shop, which may be as bad as the webhook policy says. */
export type ShopLine = {
  /** Makes a call under the policy: sent late or twice, its answer lost. */
  readonly attempt: (call: ShopCall) => Promise<Attempt>;
  /** Makes a call as it is; with another key when one is given. */
  readonly call: (call: ShopCall, key?: string) => Promise<ShopAnswer>;
  /** Counts two answers to the same request that are not the same. */
  readonly compare: (method: string, first: string, second: string) => void;
  readonly policy: () => WebhookPolicy;
  readonly setPolicy: (policy: WebhookPolicy) => void;
  readonly stats: () => ShopStats;
  readonly clear: () => void;
  readonly stop: () => void;
};

/**
 * Whether the answer must be the same each time. What is only a question is answered as things stand, and they may
 * change between two: the payer pays elsewhere, or the shop calls it off.
 */
export const isPromise = ({ method }: Pick<ShopCall, 'method'>): boolean =>
  method !== 'CheckPerformTransaction';

const isSaid = (answer: ShopAnswer): answer is Said => answer.kind !== 'lost';

/**
 * Takes where the shop is and the seed, and gives a line that behaves. `duplicate` sends a request twice, one after the
 * other or, with `shuffle`, both at once.
 */
export const createShopLine = (address: () => ShopAddress, seed: number): ShopLine => {
  const stopped = new AbortController();
  let policy = promptWebhooks;
  let random: Random = seededRandom(seed);
  let stats = noShopCalls();

  const call: ShopLine['call'] = async (asked, key) => {
    const { method } = asked;
    stats.calls += 1;
    stats.methods[method] = (stats.methods[method] ?? 0) + 1;
    const known = address();
    const answer = await callShop(key === undefined ? known : { ...known, key }, asked, stopped.signal);
    if (answer.kind === 'lost') {
      stats.lost += 1;
      stats.lastLost = { method, why: answer.why };
    }
    if (answer.kind === 'error') stats.refused += 1;
    return answer;
  };
  const compare = (method: string, first: string, second: string): void => {
    if (first === second) return;
    stats.differing += 1;
    stats.lastDifference = { method, first, second };
  };
  const callTwice = async (asked: ShopCall): Promise<ShopAnswer> => {
    stats.duplicated += 1;
    const atOnce = policy.shuffle !== false && policy.shuffle !== 0;
    const first = call(asked);
    const [one, two] = atOnce ? await Promise.all([first, call(asked)]) : [await first, await call(asked)];
    if (isSaid(one) && isSaid(two) && isPromise(asked)) compare(asked.method, sameness(one), sameness(two));
    return isSaid(one) ? one : two;
  };
  const setPolicy = (next: WebhookPolicy): void => {
    policy = next;
    random = seededRandom(next.seed ?? seed);
  };
  return {
    attempt: async (asked) => {
      const twice = policy.duplicate > 0 && random() < policy.duplicate;
      const drops = policy.drop > 0 && random() < policy.drop;
      if (policy.delayMs > 0) await sleep(policy.delayMs, undefined, { ref: false });
      const answer = await (twice ? callTwice(asked) : call(asked));
      if (!drops) return { answer, thrownAway: null };
      stats.dropped += 1;
      return { answer: { kind: 'lost', why: 'dropped' }, thrownAway: isSaid(answer) ? answer : null };
    },
    call,
    compare,
    policy: () => policy,
    setPolicy,
    stats: () => stats,
    clear: () => {
      stats = noShopCalls();
      setPolicy(promptWebhooks);
    },
    stop: () => stopped.abort(),
  };
};
