import { type Backoff, nextTryAt } from '#domain/shared/backoff';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type Locale } from '#domain/shared/locale';
import { type Result } from '#domain/shared/result';
import { decider, type Decision, type IllegalTransition } from '#domain/shared/state-machine';
import { type Channel } from './channel.ts';
import { type Facts } from './facts.ts';
import { type MessageEvent, type MessageStatus, messageTransitions } from './message-transitions.ts';
import { type TemplateName } from './templates.ts';

/** One thing told to one person by one channel. */
export type Message = Readonly<{
  /** Made of the event, the channel and the recipient: an event that is heard twice makes one message. */
  id: string;
  tenantId: TenantId;
  version: number;
  eventId: string;
  customerId: CustomerId;
  channel: Channel;
  recipient: string;
  /** What they are greeted by. */
  name: string | null;
  locale: Locale;
  template: TemplateName;
  data: Facts;
  status: MessageStatus;
  /** How often an admin had it sent again: each time it is a new message to whoever gets it. */
  edition: number;
  /** When it was made, or last sent again by an admin: what it leads to is open for a while from then. */
  queuedAt: Date;
  /** Since then. One is counted before it is made. */
  tries: number;
  /** While queued: when it is sent. While being sent: when the claim lapses. Null once nothing is left to do. */
  dueAt: Date | null;
  sentAt: Date | null;
  providerId: string | null;
  lastError: string | null;
  createdAt: Date;
  updatedAt: Date;
}>;
export type MessageDecision = Decision<Message, MessageEvent>;
type Decided = Result<MessageDecision, IllegalTransition>;

type NewMessage = Pick<
  Message,
  'tenantId' | 'eventId' | 'customerId' | 'channel' | 'recipient' | 'name' | 'locale' | 'template' | 'data'
>;

/** A message that is to be sent now. */
export const newMessage = (given: NewMessage, at: Date): Message => ({
  ...given,
  id: `${given.eventId}:${given.channel}:${given.recipient}`,
  version: 0,
  status: 'queued',
  edition: 0,
  queuedAt: at,
  tries: 0,
  dueAt: at,
  sentAt: null,
  providerId: null,
  lastError: null,
  createdAt: at,
  updatedAt: at,
});

const evolve = (message: Message, event: MessageEvent): Omit<Message, 'status'> => {
  const changed = { ...message, updatedAt: event.at };
  switch (event.type) {
    case 'Claimed':
      return { ...changed, tries: message.tries + 1, dueAt: event.until };
    case 'Sent':
      return { ...changed, dueAt: null, sentAt: event.at, providerId: event.providerId, lastError: null };
    case 'Postponed':
      return { ...changed, dueAt: event.dueAt, lastError: event.why };
    case 'GivenUp':
    case 'Skipped':
      return { ...changed, dueAt: null, lastError: event.why };
    case 'Resent':
      return {
        ...changed,
        queuedAt: event.at,
        tries: 0,
        dueAt: event.at,
        edition: message.edition + 1,
        lastError: null,
      };
  }
};

const decide = decider({ transitions: messageTransitions, evolve });

/** Somebody is about to send it, and has until then. */
export const claimed = (message: Message, at: Date, until: Date): Decided =>
  decide(message, { type: 'Claimed', at, until });
export const sent = (message: Message, providerId: string | null, at: Date): Decided =>
  decide(message, { type: 'Sent', at, providerId });
/** The other side will never take it. */
export const refused = (message: Message, why: string, at: Date): Decided =>
  decide(message, { type: 'GivenUp', at, why });
/** There is no way to send it. */
export const skipped = (message: Message, why: string, at: Date): Decided =>
  decide(message, { type: 'Skipped', at, why });
/** An admin has it sent once more. */
export const resent = (message: Message, at: Date): Decided => decide(message, { type: 'Resent', at });

/** From half a minute, doubled up to six hours: twenty-two tries in a little over three days. */
const resending: Backoff = { firstMs: 15_000, capMs: 21_600_000, triesMax: 22 };
/** More than these take together: a message that has not arrived by then never will. */
export const resendingMs = 4 * 86_400_000;

/** It could not be sent now, or nobody knows whether it was: tried again after a growing gap, given up after the last. */
export const unsent = (message: Message, why: string, at: Date): Decided => {
  const dueAt = nextTryAt(resending, message.tries, at, message.id);
  return decide(message, dueAt ? { type: 'Postponed', at, dueAt, why } : { type: 'GivenUp', at, why });
};
