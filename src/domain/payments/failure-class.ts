import { type Backoff } from '#domain/shared/backoff';
import { type Failure, failureCategories, type FailureCategory } from './failure.ts';

/**
 * What kind of failure it is decides what is done. `unknown`: nobody can tell whether the money moved. `ours`: not the
 * customer's card and not the provider's day, but a mistake of Kassa's or of its settings.
 */
export const failureClasses = ['transient', 'unknown', 'soft', 'hard', 'ours'] as const;
export type FailureClass = (typeof failureClasses)[number];

export type FailurePolicy = Readonly<{
  /** `ask-provider`: what became of the call; `repeat`: a new payment; `change`: another method or the customer first. */
  next: 'ask-provider' | 'repeat' | 'change' | 'mend';
  by: 'kassa' | 'caller' | 'customer' | 'operator';
  /** When Kassa itself asks: gaps between asks. Null: it does nothing of its own accord. */
  asking: Backoff | null;
  /** Whether a review case is opened: `exhausted` when all asks were in vain, `overdue` when they do not even get made. */
  review: 'never' | 'exhausted' | 'overdue';
}>;

/** After silence we ask soon and then ever more rarely, for about a day and a half; then a person must look. */
const afterSilence = { firstMs: 1_000, capMs: 3_600_000, triesMax: 45 } as const satisfies Backoff;

/** What is done about each class of failure, by whom, and when. */
export const failurePolicies = {
  transient: { next: 'repeat', by: 'caller', asking: null, review: 'never' },
  unknown: { next: 'ask-provider', by: 'kassa', asking: afterSilence, review: 'exhausted' },
  soft: { next: 'change', by: 'customer', asking: null, review: 'never' },
  hard: { next: 'change', by: 'customer', asking: null, review: 'never' },
  // An adapter that throws leaves its call due: it is made again when its lease is over, and a person is told.
  ours: { next: 'mend', by: 'operator', asking: null, review: 'overdue' },
} as const satisfies Readonly<Record<FailureClass, FailurePolicy>>;

const classOfCategory: Readonly<Record<FailureCategory, FailureClass>> = {
  hard: 'hard',
  soft: 'soft',
  action: 'soft',
  transient: 'transient',
};

/** The class of a refusal that was given. Silence is `unknown`, whatever broke on our side is `ours`: neither is a refusal. */
export const classOf = ({ code }: Pick<Failure, 'code'>): FailureClass =>
  classOfCategory[failureCategories[code]];
