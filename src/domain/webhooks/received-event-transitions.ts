import { type Answered, type Transitions } from '#domain/shared/state-machine';

/**
 * `received`: to be worked off, now or (after a failure) later. `ignored`: about something that is not ours, done by others
 * through the same account. `dead`: given up, an admin may replay it.
 */
export const receivedEventStatuses = ['received', 'processed', 'ignored', 'dead'] as const;
export type ReceivedEventStatus = (typeof receivedEventStatuses)[number];

export type ReceivedEventEvent = Readonly<
  | { type: 'Processed'; at: Date }
  | { type: 'Ignored'; at: Date }
  | { type: 'Postponed'; at: Date; dueAt: Date; reason: string }
  | { type: 'GivenUp'; at: Date; reason: string }
  | { type: 'Replayed'; at: Date }
>;

export const receivedEventTransitions = {
  received: {
    Processed: 'processed',
    Ignored: 'ignored',
    Postponed: 'received',
    GivenUp: 'dead',
    Replayed: 'received',
  },
  processed: { Replayed: 'received' },
  ignored: { Replayed: 'received' },
  dead: { Replayed: 'received' },
} as const satisfies Transitions<ReceivedEventStatus, ReceivedEventEvent['type']>;

true satisfies ReceivedEventEvent['type'] extends Answered<typeof receivedEventTransitions>
  ? true
  : 'an event no state answers to';
