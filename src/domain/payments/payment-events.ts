import { type AskedBy } from '#domain/shared/asked-by';
import { type Money } from '#domain/shared/money';
import { type RefundId } from '#domain/shared/ids';
import { type DisputeStatus } from './dispute-status.ts';
import { type Failure } from './failure.ts';
import {
  type Approval,
  type Attempt,
  type Cause,
  type NextAction,
  type PaymentDetails,
} from './payment-facts.ts';
import { type ProviderCall } from './provider-call.ts';

/**
 * What every piece of news carries: when, how we came to know, and the attempt it answers (if it was ours). `by`: who asked
 * for it, if anybody did.
 */
type Told = {
  at: Date;
  cause: Cause;
  attempt?: Attempt;
  details?: PaymentDetails;
  note?: string;
  by?: AskedBy | undefined;
};

/** Facts about one payment, in the past tense. */
export type PaymentEvent = Readonly<
  | ({ type: 'PaymentPrepared' } & Told)
  | ({ type: 'ChargeRequested'; call: ProviderCall } & Told)
  | ({ type: 'PaymentRerouted'; call: ProviderCall; why: string } & Told)
  | ({ type: 'PaymentApproved'; approval: Approval } & Told)
  | ({ type: 'ActionRequired'; nextAction: NextAction | null; expiresAt?: Date } & Told)
  | ({ type: 'PaymentAuthorized'; authorized: Money; expiresAt: Date | null } & Told)
  | ({ type: 'CaptureRequested'; call: ProviderCall } & Told)
  | ({ type: 'CaptureDeclined'; failure: Failure } & Told)
  | ({ type: 'PaymentCaptured'; captured: Money; fee: Money | null } & Told)
  | ({ type: 'PaymentDeclined'; failure: Failure } & Told)
  | ({ type: 'VoidRequested'; call: ProviderCall } & Told)
  | ({ type: 'VoidDeclined' } & Told)
  | ({ type: 'PaymentVoided' } & Told)
  | ({ type: 'OutcomeLeftUnknown'; nextAskAt: Date | null } & Told)
  | ({ type: 'DetailsLearned' } & Told)
  /** `reckoned`: the fee that was reckoned with until then. */
  | ({ type: 'FeeLearned'; fee: Money; reckoned: Money } & Told)
  | ({ type: 'RefundReserved'; refund: ReservedRefund } & Told)
  | ({ type: 'RefundReleased'; refundId: RefundId } & Told)
  | ({ type: 'PartOfMoneyReturned'; refundId: RefundId; share: ShareState } & Told)
  | ({ type: 'AllMoneyReturned'; refundId: RefundId; share: ShareState } & Told)
  | ({ type: 'NoMoneyReturned'; refundId: RefundId; share: ShareState } & Told)
  | ({ type: 'DisputeChanged'; dispute: { id: string; status: DisputeStatus } } & Told)
>;

/** `reserved`: promised to a refund that is under way; `returned`: the money went back; `released`: it did not. */
export type ShareState = 'reserved' | 'returned' | 'released';

/** A share of the captured money that is promised to a refund, so that refunds can never add up to more. */
export type ReservedRefund = Readonly<{
  id: RefundId;
  number: string;
  amount: Money;
  reason: string;
  key: string;
  at: Date;
  /** The provider's id of a refund that was made there and not by us: it is only looked at, never asked for. */
  reference?: string;
}>;
