import { z } from 'zod';
import { type BookedEntry, type LedgerUseCases } from '#application/ledger/index';
import { type Page } from '#application/shared/page';
import { PaymentIdSchema } from '#application/shared/schemas';
import { ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { EntryResource, toEntryResource } from './entry-resource.ts';
import { from, kept, path, timeCursor, to, whose } from './ledger-query.ts';

export const listEntriesRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/entries`,
    summary: 'Entries of the ledger, newest first',
    query: ListQuery.extend({
      cursor: timeCursor,
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
