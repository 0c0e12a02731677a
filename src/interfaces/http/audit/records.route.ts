import { z } from 'zod';
import { type AuditUseCases, type FoundRecord } from '#application/audit/index';
import { type Page } from '#application/shared/page';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { filters, kept, path, whose } from './audit-query.ts';
import { RecordResource, toRecordResource } from './record-resource.ts';

export const searchRecordsRoute = route<AuditUseCases>()(
  {
    ...kept,
    method: 'get',
    path,
    summary: 'What was done, by whom, from where and why, newest first',
    query: ListQuery.extend({
      cursor: cursorLike(/^\d{1,15}\..+$/),
      tenantId: whose,
      ...filters,
    }),
    reply: page(RecordResource),
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: { limit, cursor, tenantId, ...filter } }) =>
    app.searchRecords({ actor, tenantId, filter, page: { limit, cursor } }),
  ({ data, nextCursor }: Page<FoundRecord>) => ({ data: data.map(toRecordResource), nextCursor }),
);

export const getRecordRoute = route<AuditUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/:recordId`,
    summary: 'One record of the audit trail',
    params: z.object({ recordId: z.string().min(1).max(200) }),
    reply: RecordResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { recordId: id } }) => app.getRecord({ actor, id }),
  (record: FoundRecord) => toRecordResource(record),
);
