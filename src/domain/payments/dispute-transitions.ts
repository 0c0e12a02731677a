import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type DisputeEvent } from './dispute-events.ts';
import { type DisputeStatus } from './dispute-status.ts';

const open = {
  DisputeWon: 'won',
  DisputeLost: 'lost',
  DisputeDropped: 'closed',
  DisputeEscalated: 'needs_response',
} as const;

export const disputeTransitions = {
  needs_response: {
    ...open,
    DisputeFeeLearned: 'needs_response',
    EvidenceRequested: 'needs_response',
    EvidenceSubmitted: 'under_review',
    EvidenceRefused: 'needs_response',
  },
  under_review: {
    ...open,
    DisputeFeeLearned: 'under_review',
    EvidenceRequested: 'under_review',
    EvidenceSubmitted: 'under_review',
    EvidenceRefused: 'under_review',
  },
  won: { DisputeFeeLearned: 'won' },
  lost: { DisputeFeeLearned: 'lost' },
  // A bank that was answered may dispute all the same.
  closed: { DisputeFeeLearned: 'closed', DisputeEscalated: 'needs_response' },
} as const satisfies Transitions<DisputeStatus, DisputeEvent['type']>;

true satisfies DisputeEvent['type'] extends Answered<typeof disputeTransitions>
  ? true
  : 'an event no state answers to';
