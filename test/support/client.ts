import supertest, { type Test } from 'supertest';
import { type PaymentBody } from './resources.ts';
import { bearer } from '#test/interfaces/http/support/edge';

/** Who asks. An admin of tenant `acme`, unless said otherwise. */
export type Caller = Readonly<{ sub?: string; tenant?: string; roles?: readonly string[] }>;
type Asking = Readonly<{ as?: Caller; key?: string | null; headers?: Readonly<Record<string, string>> }>;

export const admin: Caller = { sub: 'adm_1', roles: ['admin'] };
export const customer = (sub: string): Caller => ({ sub, roles: ['customer'] });
export const platformOperator: Caller = { sub: 'ops_1', tenant: 'kassa', roles: ['platform'] };

/** A charge of 100 dollars with a card that works; say what differs. */
export const aCharge = (changes: Readonly<Record<string, unknown>> = {}) => ({
  amount: 10_000,
  currency: 'USD',
  paymentMethod: { type: 'card', token: 'pm_card_visa' },
  ...changes,
});
/** The payment method that a magic card of Stripe's stands for: `pm_card_…`. */
export const card = (name: string) => ({ type: 'card', token: `pm_card_${name}` });

/** Idempotency keys of all clients together: no two of them choose the same one. */
let keys = 0;

/** Speaks to an API as its users do. Every POST carries a fresh Idempotency-Key unless it says otherwise (`null`: none). */
export const clientOf = (url: string) => {
  const send = async (test: Test, { as = admin, key, headers = {} }: Asking) => {
    test.set('Authorization', await bearer({ tenant: 'acme', ...as }));
    if (key !== null && key !== undefined) test.set('Idempotency-Key', key);
    for (const [name, value] of Object.entries(headers)) test.set(name, value);
    return test;
  };
  const path = (rest: string) => (rest.startsWith('/health') ? rest : `/api/v1${rest}`);
  const post = (to: string, body: object = {}, { key, ...asking }: Asking = {}) =>
    send(supertest(url).post(path(to)).send(body), {
      ...asking,
      key: key === undefined ? `key-${(keys += 1)}` : key,
    });
  return {
    post,
    get: (from: string, asking: Asking = {}) => send(supertest(url).get(path(from)), asking),
    patch: (to: string, body: object, asking: Asking = {}) =>
      send(supertest(url).patch(path(to)).send(body), asking),
    put: (to: string, body: object, asking: Asking = {}) =>
      send(supertest(url).put(path(to)).send(body), asking),
    delete: (at: string, asking: Asking = {}) => send(supertest(url).delete(path(at)), asking),

    /** A payment that came about as it should, by the shortest way. */
    charged: async (changes: Readonly<Record<string, unknown>> = {}, asking: Asking = {}) =>
      made(await post('/payments/charge', aCharge(changes), asking), 201),
    authorized: async (changes: Readonly<Record<string, unknown>> = {}, asking: Asking = {}) =>
      made(await post('/payments/authorize', aCharge(changes), asking), 201),
    payment: async (id: string) => made(await send(supertest(url).get(`/api/v1/payments/${id}`), {}), 200),
  };
};
export type Client = ReturnType<typeof clientOf>;

const made = (response: Readonly<{ status: number; body: unknown }>, status: number): PaymentBody => {
  if (response.status !== status)
    throw new Error(`expected ${status}, got ${response.status}: ${JSON.stringify(response.body)}`);
  return response.body as PaymentBody;
};
