import { type AskedBy } from '#domain/shared/asked-by';

/**
 * What one module tells all others, versioned and in wire shape: instants as ISO text, money as whole minor units.
 * `id` is derived from the aggregate and its version, so the same fact has the same id however often it is delivered.
 */
export type IntegrationEvent = Readonly<{
  id: string;
  type: `${string}.v${number}`;
  tenantId: string;
  /** Where the outbox entry lives: the collection and the document. */
  aggregate: Readonly<{ kind: string; id: string }>;
  at: string;
  data: Readonly<Record<string, unknown>>;
  /** Who asked for what happened, for the audit trail alone; left out when it was nobody's doing but a provider's or the clock's. */
  by?: AskedBy | undefined;
}>;

/** An event as its outbox keeps it until every reaction has run: when it is looked at again, and how often it was. */
export type StoredEvent = IntegrationEvent & Readonly<{ dueAt: Date; tries: number }>;

/**
 * A use case that listens to one kind of event. Delivery is at least once and unordered. `runAll` is for those who do many
 * as cheaply as one: all that are delivered together come in one call; should it fail, each is tried by itself.
 */
export type Reaction = Readonly<{
  hears: string;
  run(event: IntegrationEvent): Promise<void>;
  runAll?(events: readonly IntegrationEvent[]): Promise<void>;
}>;

/** What came of delivering events: those that every reaction has run for, and those that one failed for, with why. */
export type Delivery = Readonly<{
  delivered: readonly IntegrationEvent[];
  failed: ReadonlyMap<IntegrationEvent, unknown>;
}>;
