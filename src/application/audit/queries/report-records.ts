import { type TenantId } from '#domain/shared/ids';
import { ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { type AuditPorts } from '../audit-ports.ts';
import { type AuditTrail } from '../ports/audit-trail.ts';
import { whoseTrail } from '../whose-trail.ts';
import { type FoundRecord, withAnswers } from './search-records.ts';

const usualPeriodMs = 30 * 86_400_000;
type ReportInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  /** Itself included; a month before `to`, when it is left out. */
  from?: Date | undefined;
  /** Itself not; now, when it is left out. */
  to?: Date | undefined;
}>;
export type RecordPages = AsyncIterable<readonly FoundRecord[]>;

/** Every record of a tenant's period, oldest first, a page at a time. */
export const reportRecords =
  ({ trail, clock }: Pick<AuditPorts, 'trail' | 'clock'>) =>
  ({ actor, tenantId, from, to }: ReportInput): Promise<Result<RecordPages, NotFound>> => {
    const whose = whoseTrail(actor, tenantId);
    if (!whose.ok) return Promise.resolve(whose);
    const until = to ?? clock.now();
    const since = from ?? new Date(until.getTime() - usualPeriodMs);
    return Promise.resolve(ok(pagesOf(trail, whose.value, since, until)));
  };

async function* pagesOf(
  trail: AuditTrail,
  tenantId: TenantId,
  from: Date,
  to: Date,
): AsyncGenerator<readonly FoundRecord[]> {
  for await (const page of trail.between(tenantId, from, to)) yield withAnswers(trail, page);
}
