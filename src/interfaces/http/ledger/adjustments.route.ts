import { z } from 'zod';
import { type AboveLargest, AdjustLedger, type AdjustAnswer } from '#application/ledger/commands/adjust';
import { DecideAdjustment } from '#application/ledger/commands/decide-adjustment';
import { type AdjustmentView } from '#application/ledger/adjustment-view';
import { type LedgerUseCases } from '#application/ledger/index';
import { type Page } from '#application/shared/page';
import { AdjustmentIdSchema } from '#application/shared/schemas';
import { minorUnits } from '#domain/shared/money';
import { ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { AdjustmentResource, adjustmentStatus, toAdjustmentResource } from './adjustment-resource.ts';
import { EntryResource, toEntryResource } from './entry-resource.ts';
import { kept, path, timeCursor, whose } from './ledger-query.ts';

const AdjustmentPath = z.strictObject({ adjustmentId: AdjustmentIdSchema });
const byPlatform = { ...kept, access: ['platform'], method: 'post' } as const;

export const adjustLedgerRoute = route<LedgerUseCases>()(
  {
    ...byPlatform,
    path: `${path}/adjustments`,
    summary: 'Set an account right by hand; the other side is the account adjustments',
    description:
      "201 with its entry; or, above what one person may do alone for this tenant (secondPersonAbove), 202 with what is proposed until another has approved it. It's the status that says which.",
    idempotent: true,
    body: AdjustLedger,
    reply: z.union([EntryResource, AdjustmentResource]),
    status: { of: ({ kind }: AdjustAnswer) => (kind === 'posted' ? 201 : 202), all: [201, 202] },
    replayed: ({ replayed }: AdjustAnswer) => replayed,
    refusals: {
      'person-needed': 403,
      'idempotency-key-reused': 422,
      'amount-above-largest-adjustment': {
        status: 422,
        detail: ({ largest }: AboveLargest) =>
          `amount is above the largest adjustment there may be: ${largest.minor} minor units of ${largest.currency}.`,
        extra: ({ largest }: AboveLargest) => ({ largest: minorUnits(largest) }),
      },
    },
    examples: {
      body: {
        tenantId: 'demo',
        account: 'tenant-payable',
        side: 'credit',
        amount: 1_500,
        currency: 'USD',
        reason: 'Goodwill for the outage of 3 May, ticket 4711',
      },
    },
  },
  (app, { actor, body, idempotency }) => app.adjustLedger({ actor, idempotency, asked: body }),
  (answer: AdjustAnswer) =>
    answer.kind === 'posted'
      ? toEntryResource({ ...answer.entry, height: null })
      : toAdjustmentResource(answer.adjustment),
);

export const listAdjustmentsRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/adjustments`,
    summary: 'Adjustments that took two people, newest first',
    query: ListQuery.extend({ cursor: timeCursor, tenantId: whose, status: adjustmentStatus.optional() }),
    reply: page(AdjustmentResource),
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: { limit, cursor, ...filter } }) =>
    app.listAdjustments({ actor, ...filter, page: { limit, cursor } }),
  ({ data, nextCursor }: Page<AdjustmentView>) => ({ data: data.map(toAdjustmentResource), nextCursor }),
);

const decided = {
  ...byPlatform,
  params: AdjustmentPath,
  body: DecideAdjustment,
  reply: AdjustmentResource,
  status: 200,
} as const;

export const approveAdjustmentRoute = route<LedgerUseCases>()(
  {
    ...decided,
    path: `${path}/adjustments/:adjustmentId/approve`,
    summary: 'Agree to an adjustment that another has proposed; it is posted',
    refusals: {
      'not-found': 404,
      'person-needed': 403,
      'illegal-transition': 409,
      'second-person-needed': {
        status: 409,
        detail: () => 'You have proposed this adjustment. One so large needs another person to agree to it.',
      },
    },
    examples: { body: { note: 'Compared with the statement of May' } },
  },
  (app, { actor, params, body }) => app.approveLedgerAdjustment({ actor, ...params, ...body }),
  toAdjustmentResource,
);

export const rejectAdjustmentRoute = route<LedgerUseCases>()(
  {
    ...decided,
    path: `${path}/adjustments/:adjustmentId/reject`,
    summary: 'Say that a proposed adjustment is not to be, or take back your own',
    refusals: { 'not-found': 404, 'illegal-transition': 409 },
    examples: { body: { note: 'The tenant was paid by other means' } },
  },
  (app, { actor, params, body }) => app.rejectLedgerAdjustment({ actor, ...params, ...body }),
  toAdjustmentResource,
);
