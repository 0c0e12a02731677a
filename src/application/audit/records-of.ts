import { type AuditActor, type AuditRecord } from '#domain/audit/record';
import { type Shown } from '#domain/shared/shown';
import { type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { maskText } from '../shared/mask-secrets.ts';
import { moneyReaders, type MoneyMoved } from './read-money-event.ts';

/** The records that these events make: of what moved money, or prepares to. Each is called by its event's id. */
export const recordsOf = (events: readonly IntegrationEvent[]): readonly AuditRecord[] =>
  events.flatMap((event) => {
    const read = moneyReaders[event.type];
    return read ? recordOf(event, read(event)) : [];
  });

const recordOf = (event: IntegrationEvent, moved: MoneyMoved): AuditRecord => {
  const { id, tenantId, at, by } = event;
  const { action, subject, paymentId, before, after, facts } = moved;
  const reason = facts.note ?? facts.reason ?? facts.failure?.message ?? null;
  return {
    id,
    tenantId: tenantId as TenantId,
    at: new Date(at),
    action,
    subject,
    paymentId,
    actor: actorOf(event, facts),
    reason: reason === null ? null : maskText(reason),
    cause: facts.cause ?? null,
    asked: null,
    before: jsonOf(before),
    after: jsonOf(after),
    outcome: 'done',
    status: null,
    code: null,
    requestId: by?.requestId ?? null,
    address: by?.address ?? null,
  };
};

const jsonOf = (shown: Shown): string | null =>
  Object.keys(shown).length === 0 ? null : JSON.stringify(shown);

/** Facts that reached us from a provider, of its own accord or because we asked. */
const ofProvider: ReadonlySet<string> = new Set(['gateway-reply', 'webhook', 'lookup', 'dispute', 'refund']);

/** Whoever asked for it; else the provider that told of it; else Kassa, because it was time. */
const actorOf = ({ by, aggregate }: IntegrationEvent, facts: MoneyMoved['facts']): AuditActor => {
  if (by) return { kind: by.kind, id: by.id };
  const { gateway, cause, proposedBy, decidedBy } = facts;
  const person = decidedBy ?? proposedBy;
  // From where they asked stands in the trail of their own tenant.
  if (person !== undefined) return { kind: person.startsWith('key_') ? 'api-key' : 'user', id: person };
  return aggregate.kind === 'disputes' || (cause !== undefined && ofProvider.has(cause))
    ? { kind: 'provider', id: gateway ?? 'unknown' }
    : { kind: 'system', id: 'kassa' };
};
