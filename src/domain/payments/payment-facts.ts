import { type GatewayAccountId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { type FailureCode } from './failure.ts';
import { type PublicPaymentStatus } from './payment-status.ts';
import { type ProviderOperation } from './provider-call.ts';

/** How we came to know: from whom the fact reached us. */
export type Cause =
  | 'created'
  | 'requested'
  | 'gateway-reply'
  | 'webhook'
  | 'lookup'
  | 'expiry'
  | 'refund'
  | 'dispute'
  | 'approval'
  | 'correction';

/** What the customer must do, and where. */
export type NextAction = Readonly<
  | { type: 'redirect'; url: string }
  | { type: 'browser-sdk'; data: Readonly<Record<string, unknown>> }
  /** Something to do away from any screen: pay the courier, send a transfer with this reference. */
  | { type: 'instructions'; text: string; reference: string }
>;

/** One person's yes to money that nobody but people can see arrive. */
export type Approval = Readonly<{ by: string; at: Date; note: string; evidence: string | null }>;

/**
 * Money that people held in their hands before there was a payment: when, and what it goes by where it was received (a
 * receipt's number, a line of a bank's statement). Whoever writes it down is the first of those who must say so.
 */
export type Receipt = Readonly<{ at: Date; reference: string; approvalsNeeded: number }>;

/** What was paid with, as far as anyone may know it: never a number, never a token. */
export type PaymentMethod = Readonly<{
  id: string | null;
  type: MethodType;
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
}>;

/** What the provider told us about the payment besides its outcome. Only gaps are filled from it. */
export type PaymentDetails = Readonly<{
  reference?: string | undefined;
  clientSecret?: string | undefined;
  method?: Partial<PaymentMethod> | undefined;
}>;

export type AttemptOutcome =
  | 'prepared'
  | 'approved'
  | 'declined'
  | 'action-required'
  | 'pending'
  | 'unknown'
  | 'not-executed';

/** One call to an account at a gateway and what came of it. */
export type Attempt = Readonly<{
  operation: ProviderOperation;
  gateway: string;
  gatewayAccountId: GatewayAccountId;
  outcome: AttemptOutcome;
  failureCode: FailureCode | null;
  providerCode: string | null;
  latencyMs: number;
  at: Date;
}>;

/** `note`: who corrected a status by hand, and on what evidence. */
export type TimelineEntry = Readonly<{ status: PublicPaymentStatus; at: Date; cause: Cause; note?: string }>;
