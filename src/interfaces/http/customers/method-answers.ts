import { type MethodAnswer, type MethodRefused } from '#application/customers/method-answer';
import { type KeyInFlight } from '#application/shared/idempotency';
import { type RefusalDetails } from '../route-spec.ts';
import { toPaymentMethodResource } from './method-resource.ts';

/** 202 while the provider has not said anything yet, else the status of the deed. */
export const unlessUnanswered = (status: number) => ({
  of: ({ method }: MethodAnswer) => (method.status === 'pending' && method.step === null ? 202 : status),
  all: [status, 202],
});
export const replayed = (answer: Readonly<{ replayed: boolean }>): boolean => answer.replayed;
export const presentMethod = ({ method }: MethodAnswer) => toPaymentMethodResource(method);

const refused: RefusalDetails<MethodRefused> = {
  status: 422,
  detail: ({ detail }) => detail,
  extra: ({ method }) => ({ paymentMethod: toPaymentMethodResource(method) }),
  replayed,
};
const inFlight: RefusalDetails<KeyInFlight> = {
  status: 409,
  headers: () => ({ 'Retry-After': '1' }),
};

export const keyRefusals = { 'idempotency-key-reused': 422, 'idempotency-in-flight': inFlight } as const;

/** What a provider can refuse about a method. */
export const methodRefusals = {
  ...keyRefusals,
  'method-refused': refused,
  'unknown-token': refused,
  'already-saved': refused,
  'code-wrong': refused,
  'code-expired': refused,
  'not-finished': refused,
} as const;

/** Whose method it is. */
export const customerRefusals = {
  'customer-unknown': {
    status: 422,
    detail: () => 'customerId names no customer of yours. Check the id, or make the customer known first.',
  },
  'customer-needed': {
    status: 422,
    detail: () => 'customerId is missing: admins must say whose it is.',
  },
} as const;
