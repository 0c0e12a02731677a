import { type GatewayAccountId, type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { add, subtract, zero, type Money } from '#domain/shared/money';
import { type Rate } from '#domain/shared/rate';
import { type Decision } from '#domain/shared/state-machine';
import { type DisputeStatus } from './dispute-status.ts';
import { type Failure } from './failure.ts';
import { type PaymentEvent, type ReservedRefund, type ShareState } from './payment-events.ts';
import {
  type Approval,
  type Attempt,
  type NextAction,
  type PaymentMethod,
  type Receipt,
  type TimelineEntry,
} from './payment-facts.ts';
import { type PaymentRoute } from './payment-route.ts';
import { type PaymentStatus } from './payment-status.ts';
import { type ProviderCall } from './provider-call.ts';

export type Payment = Readonly<{
  id: PaymentId;
  tenantId: TenantId;
  version: number;
  number: string;
  status: PaymentStatus;
  captureMethod: CaptureMethod;
  amount: Money;
  authorized: Money;
  captured: Money;
  refunded: Money;
  refunds: readonly RefundShare[];
  gateway: string;
  gatewayAccountId: GatewayAccountId;
  route: PaymentRoute;
  /** The provider's id of this payment; null until it told us. */
  reference: string | null;
  clientSecret: string | null;
  method: PaymentMethod;
  orderId: string | null;
  customerId: string | null;
  /** The customer's id at the provider, when one of their saved methods is charged. */
  customerReference: string | null;
  /** The customer is away while this is charged. */
  offSession: boolean;
  /** Whose payment it is: the subject that may read it as a customer. */
  ownerId: string | null;
  invoiceId: string | null;
  description: string | null;
  /** Of the customer, as the shop told it: ISO 3166-1 alpha-2. */
  country: string | null;
  returnUrl: string | null;
  metadata: Readonly<Record<string, string>>;
  rates: Readonly<{ platform: Rate; gateway: Rate }>;
  /** What the provider really took, once known; until then the fee is estimated from the rate. */
  gatewayFee: Money | null;
  failure: Failure | null;
  nextAction: NextAction | null;
  /** Who has said yes so far to a payment that needs people's approval. */
  approvals: readonly Approval[];
  /** Of money that was there first; a payment that is asked for has none. */
  received?: Receipt | undefined;
  dispute: Readonly<{ id: string; status: DisputeStatus }> | null;
  commands: readonly PaymentCommand[];
  inFlight: ProviderCall | null;
  attempts: readonly Attempt[];
  timeline: readonly TimelineEntry[];
  /** When an unfinished payment or an authorization is released; null when there is nothing to release. */
  expiresAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  completedAt: Date | null;
}>;

export type CaptureMethod = 'automatic' | 'manual';
export type RefundShare = ReservedRefund & Readonly<{ state: ShareState }>;

/** A request to this payment that carried an idempotency key. `failure` is what that request was refused with. */
export type PaymentCommand = Readonly<{
  key: string;
  hash: string;
  kind: 'open' | 'confirm' | 'capture' | 'void' | 'refund';
  callKey: string | null;
  refundId: RefundId | null;
  failure: Failure | null;
}>;

export type PaymentDecision = Decision<Payment, PaymentEvent>;

/** Key of the n-th call of its kind, derived from state so that the same promise always has the same key. */
export const callKey = (
  payment: Pick<Payment, 'id' | 'version'>,
  operation: ProviderCall['operation'],
): string => `${payment.id}:${operation}:${payment.version}`;

/** What went back to the customer, for good. */
export const returnedSum = ({ captured, refunds }: Pick<Payment, 'captured' | 'refunds'>): Money =>
  refunds
    .filter(({ state }) => state === 'returned')
    .reduce((all, { amount }) => add(all, amount), zero(captured.currency));

/** What may still be refunded: captured, less what went back or is promised to go. */
export const refundable = ({ captured, refunds }: Pick<Payment, 'captured' | 'refunds'>): Money =>
  refunds
    .filter(({ state }) => state !== 'released')
    .reduce((rest, { amount }) => subtract(rest, amount), captured);
