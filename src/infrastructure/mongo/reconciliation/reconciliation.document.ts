import { type IndexDescription } from 'mongodb';
import { wherePresent } from '../payments/common-indexes.ts';

export const reconciliationCollections = {
  runs: 'reconciliation_runs',
  lines: 'reconciliation_lines',
  discrepancies: 'reconciliation_discrepancies',
} as const;

/** Only what has to be worked on has an instant. */
export const isDue = { $gt: new Date(0) } as const;

export const runIndexes: IndexDescription[] = [
  { name: 'request', key: { 'request.tenantId': 1, 'request.key': 1 }, unique: true },
  { name: 'due', key: { dueAt: 1 }, partialFilterExpression: { dueAt: isDue } },
  { name: 'tenant', key: { tenantId: 1, _id: -1 } },
];
export const lineIndexes: IndexDescription[] = [{ name: 'order', key: { runId: 1, key: 1, _id: 1 } }];
export const discrepancyIndexes: IndexDescription[] = [
  { name: 'run', key: { runId: 1, _id: 1 } },
  { name: 'state', key: { runId: 1, state: 1, _id: 1 }, ...wherePresent('state') },
];
