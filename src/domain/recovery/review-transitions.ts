import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type ReviewEvent } from './review-events.ts';

/** `waiting-second`: one person has said where the money is, another must say the same. `cleared`: it solved itself. */
export const reviewStatuses = ['open', 'assigned', 'waiting-second', 'resolved', 'cleared'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** What may end it, from wherever it stands. */
const ends = { Resolved: 'resolved', Cleared: 'cleared' } as const;

export const reviewTransitions = {
  open: {
    ...ends,
    Assigned: 'assigned',
    Noted: 'open',
    Weighed: 'open',
    Proposed: 'waiting-second',
    ResolutionBegun: 'open',
    ResolutionFailed: 'open',
  },
  assigned: {
    ...ends,
    Assigned: 'assigned',
    Noted: 'assigned',
    Weighed: 'assigned',
    Proposed: 'waiting-second',
    ResolutionBegun: 'assigned',
    ResolutionFailed: 'assigned',
  },
  'waiting-second': {
    ...ends,
    Assigned: 'waiting-second',
    Noted: 'waiting-second',
    Weighed: 'waiting-second',
    Proposed: 'waiting-second',
    ResolutionBegun: 'waiting-second',
    // What was proposed did not work, so there is nothing left to say yes to.
    ResolutionFailed: 'open',
  },
  resolved: { Noted: 'resolved' },
  cleared: { Noted: 'cleared' },
} as const satisfies Transitions<ReviewStatus, ReviewEvent['type']>;

true satisfies ReviewEvent['type'] extends Answered<typeof reviewTransitions>
  ? true
  : 'an event no state answers to';
