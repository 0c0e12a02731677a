import { type Document, type IndexDescription } from 'mongodb';
import { type Plan } from '#domain/billing/plan';

/** A plan's id is its own within its tenant only, a document's within all. */
export type StoredPlan = Omit<Plan, 'id'> & Readonly<{ id: string; planId: Plan['id'] }>;

export const planDocumentId = ({ tenantId, id }: Pick<Plan, 'tenantId' | 'id'>): string =>
  `${tenantId}/${id}`;

export const storedPlan = (plan: Plan): StoredPlan => ({
  ...plan,
  id: planDocumentId(plan),
  planId: plan.id,
});

export const planFrom = ({ planId, ...plan }: StoredPlan): Plan => ({ ...plan, id: planId });

export const planIndexes: IndexDescription[] = [{ name: 'rank', key: { tenantId: 1, rank: 1, planId: 1 } }];

export const isWholePlan = ({ planId, status, versions }: Document): boolean =>
  typeof planId === 'string' && typeof status === 'string' && Array.isArray(versions) && versions.length > 0;
