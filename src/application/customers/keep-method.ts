import { type MethodDecision, type SavedMethod } from '#domain/customers/saved-method';
import { type CustomersPorts } from './customers-ports.ts';
import { methodEvents } from './publish.ts';

/** Saves a decision with its events in one write, then makes the events known. */
export const keepMethod = async (
  { methods, outbox, heard }: Pick<CustomersPorts, 'methods' | 'outbox' | 'heard'>,
  decision: MethodDecision,
): Promise<SavedMethod> => {
  const events = methodEvents(decision).filter(({ type }) => heard.has(type));
  const saved = await methods.save(decision, events);
  outbox.handOver(events);
  return saved;
};
