import { z } from 'zod';
import { type AuditUseCases, type RecordPages } from '#application/audit/index';
import { ok } from '#domain/shared/result';
import { route } from '../route.ts';
import { from, kept, path, to, whose } from './audit-query.ts';
import { reportCsv, reportJson } from './report-text.ts';

const formats = {
  csv: { type: 'text/csv; charset=utf-8', print: reportCsv },
  json: { type: 'application/json; charset=utf-8', print: reportJson },
} as const;
type Report = Readonly<{ format: keyof typeof formats; pages: RecordPages }>;

export const getReportRoute = route<AuditUseCases>()(
  {
    ...kept,
    audited: true,
    method: 'get',
    path: `${path}/reports`,
    summary: 'Every record of a period, oldest first, as CSV or JSON; it is recorded who took it',
    query: z.strictObject({
      tenantId: whose,
      from: from.describe('At this instant or later; without it thirty days before `to`'),
      to: to.describe('Before this instant; without it now'),
      format: z.enum(['csv', 'json']).default('csv'),
    }),
    replyType: formats.csv.type,
    headers: ({ format }: Report) => ({
      'Content-Type': formats[format].type,
      'Content-Disposition': `attachment; filename="audit.${format}"`,
    }),
    status: 200,
    refusals: { 'not-found': 404 },
  },
  async (app, { actor, query: { format, ...asked } }) => {
    const pages = await app.reportRecords({ actor, ...asked });
    return pages.ok ? ok({ format, pages: pages.value }) : pages;
  },
  ({ format, pages }: Report) => formats[format].print(pages),
);
