import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type MethodEvent } from './method-events.ts';
import { type MethodStatus } from './method-status.ts';

export const methodTransitions = {
  pending: {
    StepLearned: 'pending',
    MethodSaved: 'active',
    SetupRefused: 'failed',
    FinishRequested: 'pending',
    FinishRefused: 'pending',
    AnswerAwaited: 'pending',
    RemovalRequested: 'removing',
  },
  active: {
    DefaultOffered: 'active',
    ExpiryNoticed: 'active',
    FactsChanged: 'active',
    RemovalRequested: 'removing',
    MethodVanished: 'removed',
  },
  removing: { SavedTooLate: 'removing', AnswerAwaited: 'removing', MethodRemoved: 'removed' },
  // We were sure that there was nothing to forget; if the provider has saved it after all, it is to be forgotten now.
  removed: { SavedTooLate: 'removing' },
  failed: { RemovalRequested: 'removing' },
} as const satisfies Transitions<MethodStatus, MethodEvent['type']>;

true satisfies MethodEvent['type'] extends Answered<typeof methodTransitions>
  ? true
  : 'an event no state answers to';
