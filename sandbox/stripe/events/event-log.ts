import { type Journal } from '../../journal/journal.ts';
import { type EventRecord, type EventSubject } from './event-record.ts';

/** The latest events, up to a maximum; older ones are forgotten (Stripe keeps 30 days). */
export type EventLog = {
  readonly add: (record: EventRecord) => void;
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

/** Takes the journal and how many events to keep and gives an empty log. */
export const createEventLog = (journal: Journal, eventsMax: number): EventLog => {
  let records: EventRecord[] = [];
  const positions = new Map<string, number>();
  let forgotten = 0;

  const take = (record: EventRecord): void => {
    positions.set(record.id, forgotten + records.length);
    records.push(record);
    if (records.length <= eventsMax + slack) return;
    const old = records.splice(0, records.length - eventsMax);
    forgotten += old.length;
    for (const { id } of old) positions.delete(id);
  };
  const get = (id: string): EventRecord | undefined => {
    const position = positions.get(id);
    return position === undefined ? undefined : records[position - forgotten];
  };
  const written = (record: EventRecord): object => ({ ...record, subject: journal.refer(record.subject) });
  journal.keep({
    kind,
    restore: (value) => {
      const record = value as EventRecord;
      take({ ...record, subject: journal.resolve(record.subject) as EventSubject });
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
    add: (record) => {
      take(record);
      journal.wrote(kind, written(record));
    },
    get,
    newestFirst: function* (olderThan) {
      const position = olderThan === undefined ? undefined : positions.get(olderThan);
      const start = position === undefined ? records.length : position - forgotten;
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
      records = [];
      positions.clear();
      forgotten = 0;
    },
  };
};
