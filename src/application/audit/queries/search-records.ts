import { answerIdOf } from '#domain/audit/record';
import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type AuditPorts } from '../audit-ports.ts';
import { type AuditFilter, type AuditTrail, type KeptRecord } from '../ports/audit-trail.ts';
import { whoseTrail } from '../whose-trail.ts';

/** `answer`: of an admin's question, the record that says what came of it; null when it was cut short, or is being done. */
export type FoundRecord = KeptRecord & Readonly<{ answer: string | null }>;
type SearchInput = Readonly<{
  actor: Actor;
  tenantId?: TenantId | undefined;
  filter: Omit<AuditFilter, 'tenantId'>;
  page: PageRequest;
}>;
type Ports = Pick<AuditPorts, 'trail'>;

/** Records of a tenant, newest first. */
export const searchRecords =
  ({ trail }: Ports) =>
  async ({ actor, tenantId, filter, page }: SearchInput): Promise<Result<Page<FoundRecord>, NotFound>> => {
    const whose = whoseTrail(actor, tenantId);
    if (!whose.ok) return whose;
    const { data, nextCursor } = await trail.list({ ...filter, tenantId: whose.value }, page);
    return ok({ data: await withAnswers(trail, data), nextCursor });
  };

/** One record. The platform sees every tenant's. */
export const getRecord =
  ({ trail }: Ports) =>
  async ({ actor, id }: Readonly<{ actor: Actor; id: string }>): Promise<Result<FoundRecord, NotFound>> => {
    const found = (await trail.find([id])).filter(({ tenantId }) => whoseTrail(actor, tenantId).ok);
    const [record] = await withAnswers(trail, found);
    return record ? ok(record) : err(notFound);
  };

/** Looks which of these questions have been answered. */
export const withAnswers = async (
  trail: Pick<AuditTrail, 'find'>,
  records: readonly KeptRecord[],
): Promise<readonly FoundRecord[]> => {
  const asked = records.flatMap(({ id, outcome }) => (outcome === 'asked' ? answerIdOf(id) : []));
  const answers = new Set((await trail.find(asked)).map(({ id }) => id));
  return records.map((record) => {
    const answer = answerIdOf(record.id);
    return { ...record, answer: answers.has(answer) ? answer : null };
  });
};
