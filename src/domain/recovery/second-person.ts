import { type ReviewCase } from './review-case.ts';
import { type ReviewAction, saysWhereMoneyIs } from './review-actions.ts';
import { type Proposal } from './review-events.ts';

export type SecondPersonNeeded = Readonly<{ code: 'second-person-needed' }>;

/** Whether two people must say this, and no one alone. */
export const takesTwo = ({ action }: Readonly<{ action: ReviewAction }>, isLarge: boolean): boolean =>
  isLarge && saysWhereMoneyIs(action);

/**
 * Whether what somebody asks may be carried out now. `propose`: it has to be said by another first. A proposal that differs
 * from the last takes its place, so two people always agree to the same words.
 */
export const secondPersonRule = (
  { proposal }: Pick<ReviewCase, 'proposal'>,
  asked: Proposal,
  isLarge: boolean,
): 'carry-out' | 'propose' | 'is-the-first' => {
  if (!takesTwo(asked, isLarge)) return 'carry-out';
  if (!proposal || !isSame(proposal, asked)) return 'propose';
  return proposal.by === asked.by ? 'is-the-first' : 'carry-out';
};

/** The evidence may be told in other words; what it shows may not differ. */
const isSame = (one: Proposal, other: Proposal): boolean =>
  one.action === other.action && factsOf(one) === factsOf(other);
const factsOf = ({ input: { evidence: _evidence, ...facts } }: Proposal): string =>
  JSON.stringify(
    Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
