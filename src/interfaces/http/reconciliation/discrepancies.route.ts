import { type DiscrepancyView, type ReconciliationUseCases } from '#application/reconciliation/index';
import { type Page } from '#application/shared/page';
import { cursorLike, ListQuery, page } from '../list-query.ts';
import { route } from '../route.ts';
import { discrepanciesCsv } from './discrepancies-csv.ts';
import { DiscrepancyResource, toDiscrepancyResource } from './discrepancy-resource.ts';
import { runParams } from './runs.route.ts';

const access = ['admin', 'platform'] as const;

export const listDiscrepanciesRoute = route<ReconciliationUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/reconciliation/runs/:id/discrepancies',
    tag: 'Reconciliation',
    summary: 'Where the two books differ',
    access,
    params: runParams,
    query: ListQuery.extend({
      cursor: cursorLike(/^rcn_[0-9A-Za-z]{6,40}:./),
      state: DiscrepancyResource.shape.state.optional(),
    }),
    reply: page(DiscrepancyResource),
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { id }, query: { state, ...asked } }) =>
    app.listDiscrepancies(actor, id, { state }, asked),
  ({ data, nextCursor }: Page<DiscrepancyView>) => ({ data: data.map(toDiscrepancyResource), nextCursor }),
);

export const downloadDiscrepanciesRoute = route<ReconciliationUseCases>()(
  {
    method: 'get',
    path: '/api/v1/admin/reconciliation/runs/:id/discrepancies.csv',
    tag: 'Reconciliation',
    summary: 'All differences as CSV',
    access,
    params: runParams,
    replyType: 'text/csv; charset=utf-8',
    status: 200,
    headers: () => ({ 'Content-Disposition': 'attachment; filename="discrepancies.csv"' }),
    refusals: { 'not-found': 404 },
  },
  (app, { actor, params: { id } }) => app.streamDiscrepancies(actor, id),
  (pages: AsyncIterable<readonly DiscrepancyView[]>) => discrepanciesCsv(pages),
);
