import { z } from 'zod';
import { RepairRun, type RepairOutcome } from '#application/reconciliation/commands/repair-run';
import {
  RequestRun,
  type PeriodRefused,
  type RunAnswer,
} from '#application/reconciliation/commands/request-run';
import { type ReconciliationUseCases } from '#application/reconciliation/index';
import { type RunId, type RunView } from '#application/reconciliation/run-view';
import { type Page } from '#application/shared/page';
import { ok } from '#domain/shared/result';
import { listOf, page } from '../list-query.ts';
import { route } from '../route.ts';
import { RunResource, toRunResource } from './run-resource.ts';

export const runParams = z.strictObject({
  id: z
    .string()
    .regex(/^rcn_[0-9A-Z]{26}$/)
    .transform((text) => text as RunId),
});
const access = ['admin', 'platform'] as const;

export const requestRunRoute = route<ReconciliationUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/reconciliation/runs',
    tag: 'Reconciliation',
    summary: "Compare our books with a provider's",
    description:
      "Made in the background. An admin may ask for the tenant's own accounts, the platform for all. Where the provider does not tell its statement, upload one.",
    access,
    idempotent: true,
    body: RequestRun,
    reply: RunResource,
    status: 202,
    replayed: ({ isRepeat }: RunAnswer) => isRepeat,
    refusals: {
      'idempotency-key-reused': 422,
      'gateway-account-unknown': 422,
      'period-refused': { status: 422, detail: ({ why }: PeriodRefused) => why },
    },
    examples: {
      body: {
        gatewayAccountId: 'gwa_configured_stripe',
        from: '2030-01-01T00:00:00Z',
        to: '2030-01-02T00:00:00Z',
      },
    },
  },
  (app, { actor, idempotency, body }) => app.requestRun({ actor, idempotency, asked: body }),
  ({ run }: RunAnswer) => toRunResource(run),
);

export const listRunsRoute = route<ReconciliationUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/reconciliation/runs',
    tag: 'Reconciliation',
    summary: 'Comparisons, newest first',
    access,
    query: listOf('rcn'),
    reply: page(RunResource),
    status: 200,
    refusals: {},
  },
  async (app, { actor, query }) => ok(await app.listRuns(actor, query)),
  ({ data, nextCursor }: Page<RunView>) => ({ data: data.map(toRunResource), nextCursor }),
);

export const getRunRoute = route<ReconciliationUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/reconciliation/runs/:id',
    tag: 'Reconciliation',
    summary: 'One comparison: how far it is, its totals, how many differences',
    access,
    params: runParams,
    reply: RunResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { id } }) => app.getRun(actor, id),
  toRunResource,
);

const RepairResource = z.object({
  dryRun: z.boolean(),
  repaired: z.int().describe('Put right; in a dry run: what can be'),
  needsPerson: z.int().describe('Have a review case'),
  casesOpened: z.int().describe('Review cases that are new; in a dry run: would be'),
  cases: z
    .array(
      z.object({
        discrepancyId: z.string(),
        difference: z.string(),
        subject: z.object({ kind: z.string(), id: z.string() }),
      }),
    )
    .describe('The first hundred of these'),
});

export const repairRunRoute = route<ReconciliationUseCases>()(
  {
    method: 'post',
    path: '/api/v1/admin/reconciliation/runs/:id/repair',
    tag: 'Reconciliation',
    summary: 'Tell our books what the provider told us too late or never; open review cases for the rest',
    description:
      'Only what a webhook could have told. What that can not put right gets a review case, once. Asking again is harmless. Without a body it only tells what it would do.',
    access,
    params: runParams,
    body: RepairRun,
    reply: RepairResource,
    status: 200,
    refusals: { 'not-found': 404, 'run-not-completed': 409 },
    examples: { body: { dryRun: false } },
  },
  (app, { actor, params: { id }, body: { dryRun } }) => app.repairRun({ actor, id, dryRun }),
  (outcome: RepairOutcome) => ({ ...outcome, cases: [...outcome.cases] }),
);
