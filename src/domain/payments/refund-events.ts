import { type AskedBy } from '#domain/shared/asked-by';
import { type Failure } from './failure.ts';
import { type Approval, type Attempt, type Cause } from './payment-facts.ts';

/** `by`: who asked for it, if anybody did. */
type Told = {
  at: Date;
  cause: Cause;
  attempt?: Attempt;
  reference?: string;
  recorded?: Approval;
  by?: AskedBy | undefined;
};

/** Facts about one refund, in the past tense. */
export type RefundEvent = Readonly<
  | ({ type: 'RefundCompleted' } & Told)
  | ({ type: 'RefundFailed'; failure: Failure } & Told)
  | ({ type: 'RefundAbandoned'; failure: Failure } & Told)
  | ({ type: 'RefundLeftToPerson' } & Told)
  | ({ type: 'OutcomeLeftUnknown'; nextAskAt: Date | null } & Told)
  | ({ type: 'DetailsLearned' } & Told)
>;
