import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type Result } from '#domain/shared/result';
import { decider, type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import {
  type ReceivedEventEvent,
  type ReceivedEventStatus,
  receivedEventTransitions,
} from './received-event-transitions.ts';

/** Something a provider told us, kept as it came. Its id is the provider's, so a repetition finds itself stored. */
export type ReceivedEvent = Readonly<{
  id: string;
  version: number;
  provider: string;
  gatewayAccountId: GatewayAccountId;
  /** Whose account that is; null for one that the environment names. */
  tenantId: TenantId | null;
  eventId: string;
  type: string;
  body: string;
  status: ReceivedEventStatus;
  tries: number;
  /** When it is worked off; null once nothing is left to do. */
  dueAt: Date | null;
  lastError: string | null;
  occurredAt: Date;
  receivedAt: Date;
  processedAt: Date | null;
  /** Whether the provider told us, or we found it in its list of events. */
  foundBy: 'webhook' | 'walk';
}>;
export type ReceivedEventDecision = Decision<ReceivedEvent, ReceivedEventEvent>;

/** WHK-5: eight more tries in three days, growing from seconds (a machine was away) to a day and a half (a person was). */
const gapsMs = [20_000, 60_000, 600_000, 3_600_000, 14_400_000, 43_200_000, 86_400_000, 110_920_000];
export const triesMax = gapsMs.length;

const evolve = (event: ReceivedEvent, happened: ReceivedEventEvent): Omit<ReceivedEvent, 'status'> => {
  switch (happened.type) {
    case 'Processed':
    case 'Ignored':
      return { ...event, tries: event.tries + 1, dueAt: null, lastError: null, processedAt: happened.at };
    case 'Postponed':
      return { ...event, tries: event.tries + 1, dueAt: happened.dueAt, lastError: happened.reason };
    case 'GivenUp':
      return { ...event, tries: event.tries + 1, dueAt: null, lastError: happened.reason };
    case 'Replayed':
      return { ...event, tries: 0, dueAt: happened.at };
  }
};

const decide = decider({ transitions: receivedEventTransitions, evolve });

export const processed = (event: ReceivedEvent, at: Date) => decide(event, { type: 'Processed', at });
/** It is about something that is not ours. */
export const ignored = (event: ReceivedEvent, at: Date) => decide(event, { type: 'Ignored', at });
export const replayed = (event: ReceivedEvent, at: Date) => decide(event, { type: 'Replayed', at });

/** It could not be worked off: tried again after a growing gap, given up after the last. */
export const failed = (
  event: ReceivedEvent,
  reason: string,
  at: Date,
  triesBefore = 0,
): Result<ReceivedEventDecision, IllegalTransition> => {
  const gapMs = gapsMs[Math.max(0, event.tries - triesBefore)];
  return gapMs === undefined
    ? decide(event, { type: 'GivenUp', reason, at })
    : decide(event, { type: 'Postponed', reason, at, dueAt: new Date(at.getTime() + gapMs) });
};

/** An event whose object is not known yet is usually ahead of our own write by moments, so it is looked at soon first, then like any other. */
const soon: Backoff = { firstMs: 2_000, capMs: 30_000, triesMax: 4 };
export const waiting = (event: ReceivedEvent, at: Date): Result<ReceivedEventDecision, IllegalTransition> => {
  const dueAt = nextTryAt(soon, event.tries, at);
  return dueAt
    ? decide(event, { type: 'Postponed', reason: 'unknown-object', at, dueAt })
    : failed(event, 'unknown-object', at, soon.triesMax);
};
