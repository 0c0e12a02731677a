import { type AskedBy } from '#domain/shared/asked-by';
import { type IntegrationEvent } from './integration-event.ts';

export type EventType = IntegrationEvent['type'];
/** What is told, before it is known whom it is about. */
export type Told = Readonly<{
  type: EventType;
  at: Date;
  data: Record<string, unknown>;
  by?: AskedBy | undefined;
}>;

/** Events of one decision. Their ids come from the aggregate's next version and their place, so they are always the same. */
export const enveloped = (
  kind: string,
  aggregate: Readonly<{ id: string; tenantId: string; version: number }>,
  told: readonly Told[],
): IntegrationEvent[] =>
  told.map(({ type, at, data, by }, n) => ({
    id: `${aggregate.id}.${aggregate.version + 1}.${n}`,
    type,
    tenantId: aggregate.tenantId,
    aggregate: { kind, id: aggregate.id },
    at: at.toISOString(),
    data,
    ...(by && { by }),
  }));
