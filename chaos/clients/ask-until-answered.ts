import { setTimeout as pause } from 'node:timers/promises';
import { type Gateway } from '../plan/gateway.ts';
import { type Ask, type Scenario } from '../plan/scenario.ts';
import { type Answer, refundIn, type Reply, type Try } from './answer.ts';
import { send } from './send.ts';

export type Service = Readonly<{
  apis: readonly Readonly<{ url: string; name: string }>[];
  tokenOf(name: string): string;
}>;
export type Request = Readonly<{ scenario: Scenario; ask: Ask; paymentId: string | undefined }>;

/** A client's patience for one answer, and for the final one. */
const waitMs = 8_000;
const patienceMs: Readonly<Record<Gateway, number>> = {
  stripe: 60_000,
  paypal: 60_000,
  manual: 60_000,
  // It gives whole payments back in its own time.
  payme: 15_000,
  // What it does not answer stays open for minutes, or until a person has looked.
  click: 6_000,
};
const shop = 'shop';
const pauseMs = { unreachable: 100, broken: 300, inFlight: 500, processing: 400 };

/** Asks the same under the same key, at one API process after the other, until there is an answer that stays. */
export const askUntilAnswered = async (
  { apis, tokenOf }: Service,
  { scenario, ask, paymentId }: Request,
  firstApi: number,
): Promise<Answer> => {
  const tries: Try[] = [];
  const giveUpAt = Date.now() + patienceMs[scenario.gateway];
  let turn = firstApi;
  while (Date.now() < giveUpAt) {
    const api = apis[turn % apis.length];
    if (api === undefined) throw new Error('there is no API');
    const isFirst = tries.length === 0;
    const at = new Date().toISOString();
    const said = await send({
      api: api.url,
      token: tokenOf(shop),
      scenario,
      ask,
      paymentId,
      waitMs: isFirst ? (ask.hangUpAfterMs ?? waitMs) : waitMs,
    }).catch((error: unknown) => String(error));
    tries.push({ at, api: api.name, outcome: describe(said) });
    if (typeof said !== 'string' && isFinal(said)) return { scenario, ask, paymentId, tries, reply: said };
    if (typeof said === 'string' || said.status >= 500) turn += 1;
    await pause(pauseAfter(said));
  }
  return { scenario, ask, paymentId, tries, reply: undefined };
};

const isFinal = (reply: Reply): boolean => {
  const { status, body } = reply;
  if (status >= 500 || status === 429) return false;
  // A refund that the bank has and works on stays so for days, as does one for people; the client will hear of it.
  if (status === 202) {
    const refund = refundIn(reply);
    return typeof refund?.providerRefundId === 'string' || refund?.awaitsPerson === true;
  }
  return !(status === 409 && body.code === 'idempotency-in-flight');
};

const pauseAfter = (said: Reply | string): number => {
  if (typeof said === 'string') return pauseMs.unreachable;
  if (said.status >= 500) return pauseMs.broken;
  return said.status === 202 ? pauseMs.processing : pauseMs.inFlight;
};

const describe = (said: Reply | string): string => {
  if (typeof said === 'string') return said;
  const { status, replayed, body } = said;
  const what = status < 400 ? `${String(body.status)} ${body.id ?? ''}` : (body.code ?? '');
  return `${status} ${what}${replayed ? ' (replayed)' : ''}`;
};
