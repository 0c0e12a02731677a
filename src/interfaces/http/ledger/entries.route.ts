import { z } from 'zod';
import { AdjustLedger, type AdjustAnswer } from '#application/ledger/commands/adjust';
import { type BookedEntry, type LedgerUseCases } from '#application/ledger/index';
import { type Page } from '#application/shared/page';
import { PaymentIdSchema } from '#application/shared/schemas';
import { ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { EntryResource, toEntryResource } from './entry-resource.ts';
import { from, kept, path, to, whose } from './ledger-query.ts';

export const listEntriesRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/entries`,
    summary: 'Entries of the ledger, newest first',
    query: ListQuery.extend({
      cursor: ListQuery.shape.cursor
        .unwrap()
        .regex(/^\d{1,15}\..+$/, 'is not a nextCursor of this list')
        .optional(),
      tenantId: whose.describe('For the platform: whose journal; without it that of its own tenant'),
      account: z
        .string()
        .max(100)
        .optional()
        .meta({ examples: ['gateway-receivable:gwa_configured_stripe'] }),
      paymentId: PaymentIdSchema.optional(),
      from,
      to,
    }),
    reply: page(EntryResource),
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: { limit, cursor, tenantId, ...filter } }) =>
    app.listEntries({ actor, tenantId, filter, page: { limit, cursor } }),
  ({ data, nextCursor }: Page<BookedEntry>) => ({ data: data.map(toEntryResource), nextCursor }),
);

export const adjustLedgerRoute = route<LedgerUseCases>()(
  {
    ...kept,
    access: ['platform'],
    method: 'post',
    path: `${path}/adjustments`,
    summary: 'Set an account right by hand; the other side is the account adjustments',
    idempotent: true,
    body: AdjustLedger,
    reply: EntryResource,
    status: 201,
    replayed: ({ replayed }: AdjustAnswer) => replayed,
    refusals: { 'idempotency-key-reused': 422 },
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
  ({ entry }: AdjustAnswer) => toEntryResource({ ...entry, height: null }),
);
