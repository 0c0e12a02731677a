import { hash } from 'node:crypto';
import { type Clock } from '../../clock.ts';
import { type Journal } from '../../journal/journal.ts';
import { type PaypalSettings } from '../paypal-settings.ts';
import { type PaypalRefusal, refusal, unprocessable } from './refusal.ts';
import { type Call, type OnceRoute } from './route.ts';

type Entry = {
  readonly id: string;
  readonly fingerprint: string;
  /** The id of what the first request led to, null while it runs. */
  readonly result: string | null;
  readonly endsAtMs: number;
};

/** Which request ids were used, and what they led to (paypal.md §3). */
export type RequestIds = {
  /** Gives the id of the first result, or null after claiming the request id for a first execution. */
  readonly claim: (route: OnceRoute, call: Call, requestId: string) => string | null;
  readonly remember: (route: OnceRoute, requestId: string, result: string) => void;
  /** Gives the request id back when nothing came of the request. */
  readonly release: (route: OnceRoute, requestId: string) => void;
  readonly clear: () => void;
};

const kind = 'paypal.request_id';
const longest: Readonly<Record<string, number>> = { orders: 108, payments: 108, vault: 255 };

/** A request id counts for one kind of call: the same id on a create and on a capture are two. */
const entryId = (route: OnceRoute, requestId: string): string => `${route.path} ${requestId}`;

const print = (call: Call): string => hash('sha1', `${call.ids.join(' ')} ${call.raw.toString()}`, 'base64');

const reused = (route: OnceRoute): PaypalRefusal =>
  unprocessable({
    issue: route.once.family === 'vault' ? 'PAYPAL_REQUEST_ID_PREVIOUSLY_USED' : 'DUPLICATE_REQUEST_ID',
  });

/** Takes the clock, journal and settings and gives a book without request ids. */
export const createRequestIds = (clock: Clock, journal: Journal, settings: PaypalSettings): RequestIds => {
  const entries = new Map<string, Entry>();
  journal.keep({
    kind,
    restore: (value) => {
      const entry = value as Entry;
      entries.set(entry.id, entry);
    },
    everything: function* () {
      for (const entry of entries.values()) if (entry.result !== null) yield entry;
    },
  });
  const known = (id: string): Entry | undefined => {
    const entry = entries.get(id);
    if (entry === undefined || entry.endsAtMs > clock.nowMs()) return entry;
    entries.delete(id);
    return undefined;
  };
  return {
    claim: (route, call, requestId) => {
      const { family } = route.once;
      if (requestId.length > (longest[family] ?? 0))
        throw refusal(400, [{ issue: 'INVALID_STRING_LENGTH', field: 'PayPal-Request-Id' }]);
      const id = entryId(route, requestId);
      const entry = known(id);
      const fingerprint = print(call);
      if (entry === undefined) {
        const endsAtMs = clock.nowMs() + settings.requestIdLivesMs[family];
        entries.set(id, { id, fingerprint, result: null, endsAtMs });
        return null;
      }
      if (entry.result === null) throw refusal(409, [{ issue: 'PREVIOUS_REQUEST_IN_PROGRESS' }]);
      if (settings.requestIdReuse === 'refuse' && entry.fingerprint !== fingerprint) throw reused(route);
      return entry.result;
    },
    remember: (route, requestId, result) => {
      const entry = entries.get(entryId(route, requestId));
      if (entry === undefined) return;
      const done = { ...entry, result };
      entries.set(entry.id, done);
      journal.wrote(kind, done);
    },
    release: (route, requestId) => void entries.delete(entryId(route, requestId)),
    clear: () => entries.clear(),
  };
};
