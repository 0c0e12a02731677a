import { type Journal } from '../../journal/journal.ts';
import { randomText } from '../../random-text.ts';
import { type EventRecord, type EventSubject } from './event-record.ts';

/** The latest events, up to a maximum; older ones are forgotten (Stripe keeps 30 days). */
export type EventLog = {
  /** Gives the record its id and keeps it. */
  readonly add: (record: Omit<EventRecord, 'id'>) => EventRecord;
  readonly get: (id: string) => EventRecord | undefined;
  /** Newest first; with an id, only those before it. */
  readonly newestFirst: (olderThan?: string) => Iterable<EventRecord>;
  /** One endpoint has taken the event. */
  readonly taken: (record: EventRecord) => void;
  /** Those that some endpoint still has to take, oldest first. */
  readonly untaken: () => EventRecord[];
  readonly clear: () => void;
};

const kind = 'stripe.event';
const takenKind = 'stripe.event-taken';
const slack = 10_000;
const positionDigits = 8;

/** An id ends in the event's position, so that no index is needed to find it. */
const idAt = (position: number): string =>
  `evt_3${randomText(15)}${position.toString(36).padStart(positionDigits, '0')}`;
const positionOf = (id: string): number => Number.parseInt(id.slice(-positionDigits), 36);

/** Takes the journal and how many events to keep and gives an empty log. */
export const createEventLog = (journal: Journal, eventsMax: number): EventLog => {
  let records: EventRecord[] = [];
  let forgotten = 0;

  const take = (record: EventRecord): void => {
    if (records.length === 0) forgotten = positionOf(record.id);
    records.push(record);
    if (records.length <= eventsMax + slack) return;
    forgotten += records.splice(0, records.length - eventsMax).length;
  };
  const get = (id: string): EventRecord | undefined => {
    const record = records[positionOf(id) - forgotten];
    return record?.id === id ? record : undefined;
  };
  const written = (record: EventRecord): object => ({
    ...record,
    subject: journal.refer(record.subject),
    before: record.before && journal.refer(record.before),
  });
  journal.keep({
    kind,
    restore: (value) => {
      const record = value as EventRecord;
      const subject = journal.resolve(record.subject) as EventSubject;
      take({ ...record, subject, before: record.before && journal.resolve(record.before) });
    },
    everything: () => records.map(written),
  });
  journal.keep({
    kind: takenKind,
    restore: (value) => {
      const record = get((value as { id: string }).id);
      if (record !== undefined) record.pending -= 1;
    },
    everything: () => [],
  });
  return {
    add: (facts) => {
      const record = { id: idAt(forgotten + records.length), ...facts };
      take(record);
      if (!journal.silent) journal.wrote(kind, written(record));
      return record;
    },
    get,
    newestFirst: function* (olderThan) {
      const start = olderThan === undefined ? records.length : positionOf(olderThan) - forgotten;
      for (let at = start - 1; at >= 0; at -= 1) {
        const record = records[at];
        if (record !== undefined) yield record;
      }
    },
    taken: (record) => {
      record.pending -= 1;
      journal.wrote(takenKind, { id: record.id });
    },
    untaken: () => records.filter((record) => record.pending > 0),
    clear: () => {
      forgotten += records.length;
      records = [];
    },
  };
};
