import { previousAttributes } from './previous-attributes.ts';

/** Anything an event can be about. */
export type EventSubject = { readonly id: string; readonly object: string };

/** What happened, with the version of the object that it happened to. Objects are immutable, so a reference is a snapshot. */
export type EventRecord = {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly subject: EventSubject;
  /** The version before, when the event tells what changed. */
  readonly before: object | null;
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  /** Endpoints that have not taken it yet. */
  pending: number;
};

/** The API version that this emulator speaks and renders events in. */
export const apiVersion = '2026-10-28.endive';

/** Takes a record and gives the event as Stripe sends and lists it (Stripe doc "The Event object"). */
export const eventBody = (record: EventRecord): object => ({
  id: record.id,
  object: 'event',
  api_version: apiVersion,
  created: record.created,
  data:
    record.before === null
      ? { object: record.subject }
      : { object: record.subject, previous_attributes: previousAttributes(record.before, record.subject) },
  livemode: false,
  pending_webhooks: record.pending,
  request: { id: record.requestId, idempotency_key: record.idempotencyKey },
  type: record.type,
});
