import { type Adjustment } from '#domain/ledger/adjustment';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { type LedgerPorts } from './ledger-ports.ts';
import { adjustmentEvent } from './publish.ts';

type KeepPorts = Pick<LedgerPorts, 'adjustments' | 'outbox' | 'heard'>;

/** Stores a new adjustment with what is told of it. False when there is one of this id. */
export const keepNewAdjustment = async (ports: KeepPorts, adjustment: Adjustment): Promise<boolean> => {
  const events = heardEvents(ports, adjustment);
  const isNew = await ports.adjustments.insert(adjustment, events);
  if (isNew) ports.outbox.handOver(events);
  return isNew;
};

/** Saves an adjustment that has come to stand otherwise, with what is told of that, in one write. */
export const keepAdjustment = async (ports: KeepPorts, adjustment: Adjustment): Promise<Adjustment> => {
  const events = heardEvents(ports, adjustment);
  const saved = await ports.adjustments.save(adjustment, events);
  ports.outbox.handOver(events);
  return saved;
};

const heardEvents = ({ heard }: KeepPorts, adjustment: Adjustment): readonly IntegrationEvent[] =>
  [adjustmentEvent(adjustment)].filter(({ type }) => heard.has(type));
