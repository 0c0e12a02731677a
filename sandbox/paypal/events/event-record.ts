import { link } from '../http/link.ts';
import { eventTypes, type EventTypeName } from './event-types.ts';

/** What happened, with the resource as it was then. */
export type EventRecord = {
  readonly id: string;
  readonly type: EventTypeName;
  readonly atMs: number;
  readonly resource: object;
  /** The id of the resource, by which events of a transaction are found. */
  readonly subject: string;
  /** Somebody should get it and has not taken it yet. */
  readonly pending: boolean;
};

/** Takes a record and where this PayPal listens, and gives the event as it is sent and listed (paypal.md §8). */
export const eventBody = (record: EventRecord, url: string): object => {
  const { resource_type, resource_version, summary } = eventTypes[record.type];
  const self = `${url}/v1/notifications/webhooks-events/${record.id}`;
  return {
    id: record.id,
    event_version: '1.0',
    create_time: new Date(record.atMs).toISOString(),
    resource_type,
    resource_version,
    event_type: record.type,
    summary,
    resource: record.resource,
    links: [link('self', self), link('resend', `${self}/resend`, 'POST')],
  };
};
