import { type Operation } from '../operation.ts';

/** What a call may cost: providers' webhooks, money that moves, something else that changes, or nothing but reading. */
export type RateClass = 'webhooks' | 'money' | 'write' | 'read';

/** What of an operation decides how it is counted. */
export type Counted = Pick<Operation, 'access' | 'takes' | 'idempotent' | 'method'>;

/** Calls that demand an Idempotency-Key are those that move money. */
export const rateClassOf = ({ access, takes, idempotent, method }: Counted): RateClass => {
  if (access === 'public' && typeof takes === 'object') return 'webhooks';
  if (idempotent === true) return 'money';
  return method === 'get' ? 'read' : 'write';
};
