import { setTimeout as pause } from 'node:timers/promises';
import { type PlannedSubscription } from '../plan/draw-subscriptions.ts';
import { type Service } from './ask-until-answered.ts';
import { type ReplyBody } from './answer.ts';
import { call } from './call.ts';

const as = 'shop';
const waitMs = 20_000;
const weekMs = 7 * 86_400_000;
const planId = 'pln_chaos';
/** Those who subscribe one after the other renew one after the other. */
const apartMs = 200;
/** The first renewals come when the storm has begun. */
const beforeFirstMs = 4_000;

/**
 * Before anything breaks, all of them save their card and subscribe by the week; then time is put forward, so that their next
 * week begins within the storm.
 */
export const subscribeAll = async (
  service: Service,
  subscriptions: readonly PlannedSubscription[],
): Promise<void> => {
  if (subscriptions.length === 0) return;
  await post(service, '/plans', undefined, {
    id: planId,
    name: 'Chaos',
    prices: [{ interval: 'week', amount: 1_500, currency: 'USD' }],
    trialDays: 7,
  });
  const from = Date.now();
  for (const one of subscriptions) {
    await subscribe(service, one);
    await pause(apartMs);
  }
  const passedMs = Date.now() - from;
  await post(service, '/sandbox/clock', undefined, {
    advanceMs: Math.max(0, weekMs + beforeFirstMs - passedMs),
  });
};

const subscribe = async (service: Service, { number, card, trial }: PlannedSubscription): Promise<void> => {
  const key = (what: string): string => `chaos-${what}-${number}`;
  const { id: customerId } = await post(service, '/customers', key('customer'), {
    name: `Subscriber ${number}`,
  });
  const saved = { customerId, type: 'card', token: card, makeDefault: true };
  await post(service, '/payment-methods', key('card'), saved);
  await post(service, '/subscriptions', key('subscription'), { planId, customerId, trial });
};

const post = async (
  { apis, tokenOf }: Service,
  path: string,
  key: string | undefined,
  body: object,
): Promise<ReplyBody> => {
  const [api] = apis;
  if (api === undefined) throw new Error('there is no API');
  const url = `${api.url}/api/v1${path}`;
  const said = await call({
    ...{ method: 'POST', url, token: tokenOf(as), body, waitMs },
    ...(key !== undefined && { key }),
  });
  if (said.status >= 300) throw new Error(`${path} answered ${said.status}: ${JSON.stringify(said.body)}`);
  return said.body;
};
