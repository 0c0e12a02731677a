import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type RefundEvent } from './refund-events.ts';
import { type RefundStatus } from './refund-status.ts';

export const refundTransitions = {
  pending: {
    RefundCompleted: 'completed',
    RefundFailed: 'failed',
    RefundAbandoned: 'abandoned',
    RefundLeftToPerson: 'pending',
    OutcomeLeftUnknown: 'processing',
    DetailsLearned: 'pending',
  },
  processing: {
    RefundCompleted: 'completed',
    RefundFailed: 'failed',
    RefundAbandoned: 'abandoned',
    // The first to ask got no answer; whoever asked then was told that no API can do it.
    RefundLeftToPerson: 'pending',
    OutcomeLeftUnknown: 'processing',
    DetailsLearned: 'processing',
  },
  // A bank may return a refund days later, to a closed account for one.
  completed: { RefundFailed: 'failed', DetailsLearned: 'completed' },
  failed: { DetailsLearned: 'failed' },
  // We were sure it had not happened; if the provider says it did, the money decides.
  abandoned: { RefundCompleted: 'completed', RefundFailed: 'failed', DetailsLearned: 'abandoned' },
} as const satisfies Transitions<RefundStatus, RefundEvent['type']>;

true satisfies RefundEvent['type'] extends Answered<typeof refundTransitions>
  ? true
  : 'an event no state answers to';
