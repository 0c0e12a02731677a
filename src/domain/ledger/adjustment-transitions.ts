import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type AdjustmentEvent } from './adjustment-events.ts';

/** `approved`: two people have said so, and the entry is on its way into the books; `posted`: it is there. */
export const adjustmentStatuses = ['proposed', 'approved', 'posted', 'rejected'] as const;
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];

export const adjustmentTransitions = {
  proposed: { AdjustmentApproved: 'approved', AdjustmentRejected: 'rejected' },
  // What two people agreed to is not taken back: another adjustment sets it right.
  approved: { AdjustmentPosted: 'posted' },
  posted: {},
  rejected: {},
} as const satisfies Transitions<AdjustmentStatus, AdjustmentEvent['type']>;

true satisfies AdjustmentEvent['type'] extends Answered<typeof adjustmentTransitions>
  ? true
  : 'an event no state answers to';
