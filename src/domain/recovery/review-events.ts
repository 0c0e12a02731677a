import { type ReviewAction } from './review-actions.ts';
import { type Priority } from './review-priority.ts';

/** What a person wants done, in the words of the action: texts and whole numbers, as they were sent. */
export type ResolutionInput = Readonly<Record<string, string | number | undefined>>;

/** Who wants what done. `by` is the subject of their credential. */
export type Proposal = Readonly<{
  action: ReviewAction;
  input: ResolutionInput;
  note: string;
  by: string;
  at: Date;
}>;
/** Proposed, agreed to where it needs that, and now being carried out; after `leaseEndsAt` anybody may take over. */
export type Resolution = Proposal & Readonly<{ commandKey: string; leaseEndsAt: Date }>;
/** A request that carried an idempotency key. */
export type ReviewCommand = Readonly<{ key: string; hash: string }>;

type Told = { at: Date; by: string };

/** Facts about one case, in the past tense. `by` is `kassa` for what nobody did. */
export type ReviewEvent = Readonly<
  | ({ type: 'Assigned'; to: string } & Told)
  | ({ type: 'Noted'; text: string; command: ReviewCommand } & Told)
  | ({ type: 'Weighed'; priority: Priority } & Told)
  | ({ type: 'Proposed'; proposal: Proposal; command?: ReviewCommand } & Told)
  | ({ type: 'ResolutionBegun'; resolution: Resolution; command: ReviewCommand } & Told)
  | ({ type: 'ResolutionFailed'; why: string } & Told)
  | ({ type: 'Resolved'; action: ReviewAction } & Told)
  | ({ type: 'Cleared'; why: string } & Told)
>;
