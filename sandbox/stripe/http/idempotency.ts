import { hash } from 'node:crypto';
import { type Clock } from '../../clock.ts';
import { type Journal } from '../../journal/journal.ts';
import { canonical, type RawParams } from './raw-params.ts';
import { badParameter, notExecuted, type StripeRefusal } from './refusal.ts';

/** The first answer to a key. */
export type Remembered = { readonly status: number; readonly body: object; readonly requestId: string };

type Entry = {
  readonly id: string;
  readonly fingerprint: string;
  readonly remembered: Remembered | null;
  readonly atMs: number;
};

/** Which keys were used with which parameters, and what was answered (Stripe doc "Idempotent requests"). */
export type IdempotencyKeys = {
  /** Gives the answer to replay, or null after claiming the key for a first execution. */
  readonly claim: (id: string, fingerprint: string) => Remembered | null;
  readonly remember: (id: string, answer: Remembered) => void;
  /** Gives the key back when nothing was executed. */
  readonly release: (id: string) => void;
  readonly clear: () => void;
};

const kind = 'stripe.idempotency';
const keyMax = 255;
const entriesMax = 500_000;
const livesMs = 24 * 3_600_000;

/** Takes what a request asks for and gives a short text that differs when that differs. */
export const fingerprint = (method: string, path: string, params: RawParams): string =>
  hash('sha1', `${method} ${path} ${canonical(params)}`, 'base64');

/** Refuses a key that is too long. */
export const checkKey = (key: string): void => {
  if (key.length > keyMax)
    throw badParameter(`Idempotency-Key can be at most ${keyMax} characters long`, 'Idempotency-Key');
};

/** Takes whose key it is and the key, and gives the id it is remembered by: keys belong to an account. */
export const keyId = (account: string, key: string): string => `${account} ${key}`;

const bare = (id: string): string => id.slice(id.indexOf(' ') + 1);

const mismatch = (id: string): StripeRefusal =>
  notExecuted(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Key: ${bare(id)}`,
  });

const inFlight = (id: string): StripeRefusal =>
  notExecuted(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotency Key. Key: ${bare(id)}`,
  });

/** Takes the clock and journal and gives a store without keys; a key lives 24 hours of the emulators' clock. */
export const createIdempotencyKeys = (clock: Clock, journal: Journal): IdempotencyKeys => {
  const entries = new Map<string, Entry>();
  const written = (entry: Entry, remembered: Remembered): object => ({
    ...entry,
    remembered: { ...remembered, body: journal.refer(remembered.body) },
  });
  journal.keep({
    kind,
    restore: (value) => {
      const entry = value as Entry & { remembered: Remembered };
      const remembered = { ...entry.remembered, body: journal.resolve(entry.remembered.body) };
      entries.set(entry.id, { ...entry, remembered });
    },
    everything: function* () {
      for (const entry of entries.values())
        if (entry.remembered !== null) yield written(entry, entry.remembered);
    },
  });
  const prune = (): void => {
    for (const [id, entry] of entries) {
      if (entries.size <= entriesMax && entry.atMs > clock.nowMs() - livesMs) return;
      if (entry.remembered === null) return;
      entries.delete(id);
    }
  };
  return {
    claim: (id, print) => {
      prune();
      const known = entries.get(id);
      if (known === undefined) {
        entries.set(id, { id, fingerprint: print, remembered: null, atMs: clock.nowMs() });
        return null;
      }
      if (known.fingerprint !== print) throw mismatch(id);
      if (known.remembered === null) throw inFlight(id);
      return known.remembered;
    },
    remember: (id, remembered) => {
      const known = entries.get(id);
      if (known === undefined) return;
      entries.set(id, { ...known, remembered });
      if (!journal.silent) journal.wrote(kind, written(known, remembered));
    },
    release: (id) => void entries.delete(id),
    clear: () => entries.clear(),
  };
};
