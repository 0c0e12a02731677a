import { type PaymeOptions } from '#sandbox/payme/emulate-payme';
import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { controlClient } from '#test/sandbox/open-sandbox';
import { type Fault, type LedgerEntry } from '#test/support/control';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type World, type WorldOptions } from '#test/support/world';

/** Tiyin: 50 000 so'm. */
export const price = 5_000_000;
/** How long Payme lets a payer take. */
export const lifetimeMs = 43_200_000;

type Asking = Readonly<{
  /** The key of the cash register, when it is not the right one; null: no header at all. */
  key?: string | null;
  id?: number | string;
  headers?: Readonly<Record<string, string>>;
  /** Another account than the environment's. */
  account?: string;
}>;
export type PaymeAnswer = Readonly<{
  id: unknown;
  result?: Readonly<Record<string, unknown>>;
  error?: Readonly<{ code: number; message: Readonly<Record<string, string>>; data?: string }>;
}>;

let ids = 0;
/** An id as Payme makes them. */
export const anId = (): string => (ids += 1).toString(16).padStart(24, '65f0c0ffee');

/** A world, with Payme's side of it. */
export const openPaymeWorld = async (options: WorldOptions & Readonly<{ payme?: PaymeOptions }> = {}) => {
  const world = await openWorld(options);
  const control = controlClient(world.sandbox.controlUrl);
  const url = (account?: string) =>
    `${world.url}/api/v1/webhooks/payme${account === undefined ? '' : `/${account}`}`;
  const send = async (text: string, asking: Asking = {}, method = 'POST') => {
    const { key = sandboxPaymeCredentials.testKey, headers = {} } = asking;
    const response = await fetch(url(asking.account), {
      method,
      headers: {
        'content-type': 'text/json; charset=UTF-8',
        ...(key !== null && { authorization: `Basic ${Buffer.from(`Paycom:${key}`).toString('base64')}` }),
        ...headers,
      },
      ...(method === 'POST' && { body: text }),
    });
    return { status: response.status, body: (await response.json()) as PaymeAnswer };
  };
  const ask = async (method: string, params: object, asking: Asking = {}): Promise<PaymeAnswer> => {
    const { status, body } = await send(JSON.stringify({ method, params, id: asking.id ?? 1 }), asking);
    if (status !== 200) throw new Error(`${method} was answered with HTTP ${status}`);
    return body;
  };
  const twice = async (method: string, params: object): Promise<PaymeAnswer> => {
    const [first, second] = [await ask(method, params), await ask(method, params)];
    expect(second).toEqual(first);
    return first;
  };
  const waiting = async (changes: object = {}): Promise<PaymentBody> => {
    const asked = { amount: price, currency: 'UZS', paymentMethod: { type: 'payme' }, gateway: 'payme' };
    const { status, body } = await world.post('/payments/charge', { ...asked, ...changes });
    expect([status, body.status]).toEqual([201, 'requires_action']);
    return body as PaymentBody;
  };
  const creation = async (paymentId: string, id = anId()) => ({
    id,
    time: await nowMs(),
    amount: price,
    account: { order_id: paymentId },
  });
  const nowMs = async (): Promise<number> => {
    const { body } = await world.get('/sandbox/clock');
    return Date.parse(body.now);
  };
  return {
    ...world,
    /** Bytes as Payme would send them, and what came back. */
    send,
    /** A call of Payme's. */
    ask,
    /** The same call twice, as the official sandbox makes it; the answers must be the same. */
    twice,
    nowMs,
    /** A payment that waits for its payer. */
    waiting,
    /** The parameters of CreateTransaction. */
    creation,
    /** A transaction in state 1 over a payment of its own. */
    opened: async () => {
      const payment = await waiting();
      const params = await creation(payment.id);
      const { result } = await ask('CreateTransaction', params);
      if (!result) throw new Error('it was not created');
      return { payment, params, id: params.id };
    },
    payer: async (paymentId: string, act: 'pay' | 'cancel' | 'abandon') =>
      control('POST', '/payer', { provider: 'payme', paymentId, act }),
    cabinet: async <T>(action: string, input: object) =>
      control<T>('POST', `/cabinet/${action}`, { provider: 'payme', ...input }),
    policy: async (policy: object) => {
      await control('POST', '/webhooks/policy', { provider: 'payme', ...policy });
    },
    paymeFault: (fault: Fault) => world.fault({ ...fault, provider: 'payme' }),
    /** Payme's own book of one payment. */
    movements: async (paymentId: string): Promise<string[]> =>
      (await control<LedgerEntry[]>('GET', '/ledger/payme')).body
        .filter(({ reference }) => reference === paymentId)
        .map(({ kind, amount }) => `${kind} ${amount}`),
  };
};
export type PaymeWorld = World & Awaited<ReturnType<typeof openPaymeWorld>>;
