import { type Gateway } from '../plan/gateway.ts';
import { type Ask, type Scenario } from '../plan/scenario.ts';

/** What an API said. */
export type Reply = Readonly<{ status: number; replayed: boolean; body: ReplyBody }>;

/** The parts of a payment, a refund or a problem that a client goes by. */
export type ReplyBody = Readonly<{
  id?: string;
  status?: string | number;
  code?: string;
  paymentId?: string;
  /** Of the case where another person must agree. */
  reviewId?: string;
  gateway?: Gateway;
  amount?: number;
  capturedAmount?: number;
  authorizedAmount?: number;
  providerRefundId?: string | null;
  /** No API makes this refund. */
  awaitsPerson?: boolean;
  failure?: Readonly<{ code: string; retryable: boolean }> | null;
  /** Of a list. */
  data?: readonly object[];
  nextCursor?: string | null;
  payment?: ReplyBody;
  refund?: ReplyBody;
}>;

/** One try, as it goes into the story of a payment that went wrong. */
export type Try = Readonly<{ at: string; api: string; outcome: string }>;

/** What a client asked for and what it was told in the end; no reply when its patience ended first. */
export type Answer = Readonly<{
  scenario: Scenario;
  ask: Ask;
  paymentId: string | undefined;
  tries: readonly Try[];
  reply: Reply | undefined;
}>;

export const paymentIn = ({ status, body }: Reply): ReplyBody | undefined => {
  if (status === 402) return body.payment;
  return status < 300 && body.paymentId === undefined ? body : undefined;
};

export const refundIn = ({ status, body }: Reply): ReplyBody | undefined => {
  if (status === 402) return body.refund;
  return status < 300 && body.paymentId !== undefined ? body : undefined;
};
