import { type Doubt, type Subject } from '#domain/recovery/doubt';
import { type Advice, type RecordingAction } from '#domain/recovery/review-actions';
import { type ResolutionInput } from '#domain/recovery/review-events';
import { type SecondPersonNeeded } from '#domain/recovery/second-person';
import { type TenantId } from '#domain/shared/ids';
import { type Money } from '#domain/shared/money';
import { type Result } from '#domain/shared/result';
import { type Actor } from '../shared/actor.ts';
import { type PersonNeeded } from '../shared/person.ts';

export type Finding = Doubt & Readonly<{ cause: 'discrepancy' }>;

/** Where other modules bring what a person must look at; those who compare our books with a provider's, for one. */
export interface ReviewDesk {
  /** Opens a case, once for each `occasion`, however often it is brought. True when it is a new one. */
  open(finding: Finding, advice: Advice): Promise<boolean>;
  /** Those of these occasions that have had a case, ended or not. */
  known(occasions: readonly string[]): Promise<ReadonlySet<string>>;
  /** What was found is no longer so. */
  clear(finding: Pick<Doubt, 'tenantId' | 'subject' | 'occasion'>, why: string): Promise<void>;
}

/** What a person says of where money is: the fields of the command that records it, and why they say so. */
export type Word = Readonly<{
  actor: Actor;
  subject: Subject;
  amount: Money;
  action: RecordingAction;
  input: ResolutionInput;
  note: string;
}>;
/** Another must say the same, on the case of this id. */
export type AnotherNeeded = SecondPersonNeeded & Readonly<{ reviewId: string }>;

/** Where other modules ask whether one person's word about money is enough. */
export interface SecondWords {
  /** Refused where the sum is above the limit of one person; then what was said waits on a case for another to agree to. */
  isEnough(word: Word): Promise<Result<undefined, PersonNeeded | AnotherNeeded>>;
  /** Ends the cases whose doubt is over by what was just recorded. */
  settled(tenantId: TenantId, subject: Subject): Promise<void>;
}
export type { Doubt, Subject } from '#domain/recovery/doubt';
export type { Advice } from '#domain/recovery/review-actions';
