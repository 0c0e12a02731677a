import { type Reaction } from '../../shared/integration-event.ts';
import { entriesOf } from '../entries-of.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { moneyReaders } from '../read-money-event.ts';

/** Writes every event that moved money into the books. An entry has its event's id, so it is there once. */
export const postOnMoneyMoved = ({ journal }: Pick<LedgerPorts, 'journal'>): Reaction[] =>
  Object.keys(moneyReaders).map((hears) => ({
    hears,
    run: (event) => journal.append(entriesOf([event])),
    runAll: (events) => journal.append(entriesOf(events)),
  }));
