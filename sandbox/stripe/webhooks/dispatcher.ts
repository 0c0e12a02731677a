import { type Clock } from '../../clock.ts';
import { type Collection } from '../../collection.ts';
import { type Journal } from '../../journal/journal.ts';
import { type Courier, createCourier, type Letter, type Parcel } from '../../webhooks/courier.ts';
import { type EventLog } from '../events/event-log.ts';
import { eventBody, type EventRecord } from '../events/event-record.ts';
import { type StripeSettings } from '../stripe-settings.ts';
import { signatureHeader } from './signature.ts';
import { type EndpointSecrets, wants, type WebhookEndpoint } from './webhook-endpoint.ts';

type EventParcel = Parcel & {
  readonly record: EventRecord;
  readonly endpointId: string;
  readonly body: () => string;
};

/** Sends events to the endpoints that want them, signed. */
export type Dispatcher = Pick<Courier<EventParcel>, 'setPolicy' | 'stats' | 'clear' | 'stop'> & {
  /** How many endpoints want this type of event. */
  readonly audience: (type: string) => number;
  readonly dispatch: (record: EventRecord) => void;
  /** Sends what a former process did not get to send. */
  readonly resume: () => void;
  /** Sends an event again; tells to how many endpoints. */
  readonly resend: (record: EventRecord) => number;
};

/** All that deliveries depend on. */
export type DispatcherNeeds = {
  readonly endpoints: Collection<WebhookEndpoint>;
  readonly secrets: Collection<EndpointSecrets>;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: StripeSettings;
  readonly seed: number;
};

const lazily = (make: () => string): (() => string) => {
  let made: string | null = null;
  return () => (made ??= make());
};

/** Gives a dispatcher with nothing to send. */
export const createDispatcher = (needs: DispatcherNeeds): Dispatcher => {
  const { endpoints, secrets, events, clock, journal, settings, seed } = needs;

  const sign = (endpointId: string, body: string): string => {
    const live = (secrets.get(endpointId)?.secrets ?? []).filter(
      ({ endsAtMs }) => endsAtMs === null || endsAtMs > clock.nowMs(),
    );
    return signatureHeader(
      body,
      live.map(({ secret }) => secret),
      clock.nowSeconds(),
    );
  };
  const letterOf = (parcel: EventParcel): Letter | null => {
    const endpoint = endpoints.get(parcel.endpointId);
    if (endpoint?.status !== 'enabled') return null;
    const body = parcel.body();
    const headers = {
      'stripe-signature': sign(endpoint.id, body),
      'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
    };
    return { url: endpoint.url, body, headers };
  };
  const taken = ({ record }: EventParcel): void => {
    events.taken(record);
    journal.flush();
  };
  const courier = createCourier<EventParcel>({ settings, seed, letterOf, taken });

  const parcelsOf = (record: EventRecord): EventParcel[] => {
    const body = lazily(() => JSON.stringify(eventBody(record)));
    const found: EventParcel[] = [];
    for (const endpoint of endpoints.all())
      if (wants(endpoint, record.type))
        found.push({ eventId: record.id, record, endpointId: endpoint.id, body });
    return found;
  };
  const dispatch = (record: EventRecord): void => {
    if (record.pending > 0) for (const parcel of parcelsOf(record)) courier.deliver(parcel);
  };
  return {
    ...courier,
    audience: (type) => {
      if (endpoints.size() === 0) return 0;
      let count = 0;
      for (const endpoint of endpoints.all()) if (wants(endpoint, type)) count += 1;
      return count;
    },
    dispatch,
    resume: () => {
      for (const record of events.untaken()) dispatch(record);
    },
    resend: (record) => {
      const parcels = parcelsOf(record);
      for (const parcel of parcels) courier.resend(parcel, record.pending <= 0);
      return parcels.length;
    },
  };
};
