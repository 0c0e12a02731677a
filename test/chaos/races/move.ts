import { type Response } from 'supertest';
import { type PaymentBody, type RefundBody } from '#test/support/resources';
import { type World } from '#test/support/world';

/** One meeting of two commands: the payment they are about, which nobody else is. */
export type Scene = Readonly<{
  world: World;
  /** Its order has no other payment. */
  orderId: string;
  /** What was there before the two began; undefined when they open it. */
  payment: PaymentBody | undefined;
  /** What else the two have to know: the refund or the review that they are about. */
  subject: string;
}>;
/** How a command asks: under which key, and as whom. */
export type Asking = Readonly<{ key: string; sub: string }>;
export type Answer = Pick<Response, 'status' | 'body'>;

/** What is so when all has settled. */
export type End = Readonly<{ payment: PaymentBody; refunds: readonly RefundBody[] }>;

/** A command that may meet another one. */
export type Move = Readonly<{
  name: string;
  /** Undefined: it is nobody's request, so nobody is answered. */
  ask(scene: Scene, asking: Asking): Promise<Answer | undefined>;
  /** Whether what was asked for took place. */
  isDone(end: End, asking: Asking): boolean;
}>;

/** What an answer says to whoever asked: it was done, it was refused, or nobody knows yet. */
export const claimOf = ({ status, body }: Answer): 'done' | 'refused' | 'open' => {
  if (status === 202 || (status === 409 && body.code === 'idempotency-in-flight')) return 'open';
  if (status === 200 || status === 201) return 'done';
  if (status === 402 || status === 409 || status === 422) return 'refused';
  throw new Error(`${status}: ${JSON.stringify(body)}`);
};
