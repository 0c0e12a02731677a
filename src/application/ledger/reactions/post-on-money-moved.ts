import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { entriesOf } from '../entries-of.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { moneyReaders } from '../read-money-event.ts';

/** Writes every event that moved money into the books. An entry has its event's id, so it is there once. */
export const postOnMoneyMoved = ({ journal }: Pick<LedgerPorts, 'journal'>): Reaction[] => {
  const post = async (events: readonly IntegrationEvent[]): Promise<void> => {
    await journal.append(entriesOf(events));
  };
  return Object.keys(moneyReaders).map((hears) => ({
    hears,
    run: (event) => post([event]),
    runAll: post,
  }));
};
