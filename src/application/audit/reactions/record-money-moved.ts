import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { type AuditPorts } from '../audit-ports.ts';
import { moneyReaders } from '../read-money-event.ts';
import { recordsOf } from '../records-of.ts';

/** Records all money that moved. A record has its event's id, so it is there once. */
export const recordMoneyMoved = ({ trail }: Pick<AuditPorts, 'trail'>): Reaction[] => {
  const record = (events: readonly IntegrationEvent[]): Promise<void> => trail.append(recordsOf(events));
  return Object.keys(moneyReaders).map((hears) => ({
    hears,
    run: (event) => record([event]),
    runAll: record,
  }));
};
