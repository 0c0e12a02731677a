import { type TenantId } from '#domain/shared/ids';

/** Who did it: a person by their token, an API key, a payment provider, or Kassa itself when a time had come. */
export type AuditActor = Readonly<{ kind: 'user' | 'api-key' | 'provider' | 'system'; id: string }>;
/** What it was done to; `id` null where there is no more than one, or none yet. */
export type AuditSubject = Readonly<{ kind: string; id: string | null }>;

/**
 * `done`: money that moved. An admin's action has two records: `asked`, written before anything is done, and how it was
 * answered. One without the other was cut short.
 */
export type AuditOutcome = 'done' | 'asked' | 'succeeded' | 'refused' | 'failed';

/** One thing that was done, or asked for. Written once, never changed. Nothing in it is a secret or a card number. */
export type AuditRecord = Readonly<{
  id: string;
  tenantId: TenantId;
  at: Date;
  /** `payment.captured`, or of an admin's action the call: `POST /admin/api-keys`. */
  action: string;
  subject: AuditSubject;
  /** The payment that it is about besides. */
  paymentId: string | null;
  actor: AuditActor;
  /** In the words of whoever did it. */
  reason: string | null;
  /** How Kassa came to know, of money that moved. */
  cause: string | null;
  /** What was asked for; what of it was changed, as it was and as it is. JSON. */
  asked: string | null;
  before: string | null;
  after: string | null;
  outcome: AuditOutcome;
  /** Of the answer: the HTTP status, and the code of its problem. */
  status: number | null;
  code: string | null;
  requestId: string | null;
  address: string | null;
}>;

const answerSuffix = '.answer';

/** The record of an answer is called by the one of the question, so there is one. */
export const answerIdOf = (askedId: string): string => `${askedId}${answerSuffix}`;
