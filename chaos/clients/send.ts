import { type Ask, type Scenario } from '../plan/scenario.ts';
import { type Reply, type ReplyBody } from './answer.ts';

export type Sending = Readonly<{
  api: string;
  token: string;
  scenario: Scenario;
  ask: Ask;
  paymentId: string | undefined;
  waitMs: number;
}>;

/** Sends a request once. Throws when there was no answer. */
export const send = async ({ api, token, scenario, ask, paymentId, waitMs }: Sending): Promise<Reply> => {
  const answer = await fetch(`${api}/api/v1${pathOf(ask, paymentId)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': ask.key,
    },
    body: JSON.stringify(bodyOf(scenario, ask)),
    signal: AbortSignal.timeout(waitMs),
  });
  const body = (await answer.json()) as ReplyBody;
  return { status: answer.status, replayed: answer.headers.get('idempotent-replayed') === 'true', body };
};

const pathOf = ({ call }: Ask, paymentId: string | undefined): string => {
  switch (call) {
    case 'charge':
    case 'authorize':
      return `/payments/${call}`;
    case 'capture':
    case 'cancel':
    case 'confirm':
      return `/payments/${paymentId ?? ''}/${call}`;
    case 'refund':
      return `/payments/${paymentId ?? ''}/refunds`;
  }
};

const bodyOf = (scenario: Scenario, { call, amount }: Ask): object => {
  switch (call) {
    case 'charge':
    case 'authorize':
      return {
        orderId: scenario.orderId,
        amount: scenario.amount,
        currency: scenario.currency,
        paymentMethod: { type: 'card', token: scenario.token },
      };
    case 'capture':
    case 'refund':
      return amount === undefined ? {} : { amount };
    case 'cancel':
    case 'confirm':
      return {};
  }
};
