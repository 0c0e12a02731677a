import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { type Journal } from '../../journal/journal.ts';
import { type Courier, createCourier, type Letter, type Parcel } from '../../webhooks/courier.ts';
import { certificatesPath, type Seal } from '../certificates/seal.ts';
import { eventBody, type EventRecord } from '../events/event-record.ts';
import { type PaypalSettings } from '../paypal-settings.ts';
import { signatureHeaders } from './signature.ts';
import { type WebhookIdentity } from './webhook-identity.ts';

type EventParcel = Parcel & { readonly record: EventRecord };

/** Sends events to the shop, signed. */
export type Dispatcher = Pick<Courier<EventParcel>, 'setPolicy' | 'stats' | 'clear' | 'stop'> & {
  readonly dispatch: (record: EventRecord) => void;
  /** Sends what a former process did not get to send. */
  readonly resume: () => void;
  /** Sends an event again; tells whether there is anybody to send it to. */
  readonly resend: (record: EventRecord) => boolean;
};

/** All that deliveries depend on. */
export type DispatcherNeeds = {
  readonly events: Collection<EventRecord>;
  readonly identity: WebhookIdentity;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: PaypalSettings;
  readonly seed: number;
  /** Where this PayPal listens. */
  readonly url: () => string;
};

const parcelOf = (record: EventRecord): EventParcel => ({ eventId: record.id, record });

/** Gives a dispatcher with nothing to send. */
export const createDispatcher = (needs: DispatcherNeeds): Dispatcher => {
  const { events, identity, seal, clock, journal, settings, seed, url } = needs;
  const target =
    settings.shopUrl === undefined ? null : `${settings.shopUrl.replace(/\/$/, '')}/api/v1/webhooks/paypal`;

  const letterOf = async ({ record }: EventParcel): Promise<Letter | null> => {
    if (target === null) return null;
    const body = JSON.stringify(eventBody(record, url()));
    const signing = await seal.signing();
    const headers = signatureHeaders(body, {
      webhookId: identity.webhookId(),
      at: new Date(clock.nowMs()),
      signing,
      certificatesUrl: `${url()}/${certificatesPath}`,
    });
    return { url: target, body, headers };
  };
  const taken = ({ eventId }: EventParcel): void => {
    const record = events.get(eventId);
    if (record?.pending !== true) return;
    events.put({ ...record, pending: false });
    journal.flush();
  };
  const courier = createCourier<EventParcel>({ settings, seed, letterOf, taken });
  const dispatch = (record: EventRecord): void => {
    if (record.pending) courier.deliver(parcelOf(record));
  };
  return {
    ...courier,
    dispatch,
    resume: () => {
      for (const record of events.all()) dispatch(record);
    },
    resend: (record) => {
      if (target === null) return false;
      courier.resend(parcelOf(record), !record.pending);
      return true;
    },
  };
};
