import { type Entry } from '#domain/ledger/entry';
import { entryFor } from '#domain/ledger/entry-for';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { moneyReaders } from './read-money-event.ts';

/** The entries that these events make. Those that move no money make none. */
export const entriesOf = (events: readonly IntegrationEvent[]): readonly Entry[] =>
  events.flatMap((event) => {
    const read = moneyReaders[event.type];
    return (read && entryFor(read(event))) ?? [];
  });
