import { type Ask, type Scenario } from '../plan/scenario.ts';
import { type Reply } from './answer.ts';
import { call } from './call.ts';

export type Sending = Readonly<{
  api: string;
  token: string;
  scenario: Scenario;
  ask: Ask;
  paymentId: string | undefined;
  waitMs: number;
}>;

/** Sends a request once. Throws when there was no answer. */
export const send = ({ api, token, scenario, ask, paymentId, waitMs }: Sending): Promise<Reply> =>
  call({
    method: 'POST',
    url: `${api}/api/v1${pathOf(ask, paymentId)}`,
    token,
    key: ask.key,
    body: bodyOf(scenario, ask),
    waitMs,
  });

const pathOf = ({ call: name }: Ask, paymentId: string | undefined): string => {
  switch (name) {
    case 'charge':
    case 'authorize':
      return `/payments/${name}`;
    case 'capture':
    case 'cancel':
    case 'confirm':
      return `/payments/${paymentId ?? ''}/${name}`;
    case 'refund':
      return `/payments/${paymentId ?? ''}/refunds`;
  }
};

const bodyOf = (scenario: Scenario, { call: name, amount: part }: Ask): object => {
  const { orderId, gateway, amount, currency, paymentMethod } = scenario;
  switch (name) {
    case 'charge':
    case 'authorize':
      return { orderId, gateway, amount, currency, paymentMethod, returnUrl: 'https://shop.example/back' };
    case 'capture':
    case 'refund':
      return part === undefined ? {} : { amount: part };
    case 'cancel':
    case 'confirm':
      return {};
  }
};
