import { parse as parseQuery } from 'node:querystring';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { type ReconciliationUseCases } from '#application/reconciliation/index';
import { UploadFormat } from '#application/reconciliation/commands/upload-statement';
import { err, ok, type Result } from '#domain/shared/result';
import { type Exchange, type Route } from '../endpoint.ts';
import { invalidInput, mistakesOf } from '../invalid-input.ts';
import { type Operation } from '../operation.ts';
import { type Problem } from '../problem.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { SpooledFile } from '../spool-body.ts';
import { runParams } from './runs.route.ts';
import { RunResource, toRunResource } from './run-resource.ts';

/** A line is about a hundred bytes, so this is more than a million of them. */
const limitBytes = 128 * 1_024 * 1_024;
const query = z.strictObject({ format: UploadFormat.optional() });

const operation: Operation = {
  method: 'post',
  path: '/api/v1/admin/reconciliation/runs/:id/statement',
  tag: 'Reconciliation',
  summary: 'Upload the statement that a comparison waits for, as CSV',
  description: `The body is the file itself (text/csv, UTF-8, at most ${limitBytes} bytes) in one of the formats that docs/reconciliation.md describes. All of it is taken, or nothing. The same file again changes nothing: so send a long one again that was not answered in time.`,
  access: ['admin', 'platform'],
  takes: { fileBytesMax: limitBytes },
  idempotent: false,
  rateLimited: true,
  params: runParams,
  query,
  reply: RunResource,
  replyType: 'application/json',
  statuses: [202],
  refusals: { 'not-found': 404, 'statement-not-awaited': 409, 'statement-unreadable': 422 },
};

const nothing = { sha256: '', bytes: () => Readable.from([]) };

const serve = async (
  app: ReconciliationUseCases,
  { caller, params, queryText, headers, body }: Exchange,
): Promise<Result<Reply, Problem>> => {
  const named = runParams.safeParse(params);
  if (!named.success || !('roles' in caller)) return err({ status: 404, code: 'not-found' });
  const asked = query.safeParse(parseQuery(queryText));
  if (!asked.success) return err(invalidInput(mistakesOf(asked.error)));
  if (!headers['content-type']?.startsWith('text/csv'))
    return err({
      status: 415,
      code: 'unsupported-media-type',
      detail: 'Send the statement as text/csv in UTF-8, without a content encoding.',
    });
  const file = body instanceof SpooledFile ? body : nothing;
  const { format } = asked.data;
  const uploaded = await app.uploadStatement({ actor: caller, id: named.data.id, file, format });
  if (uploaded.ok) return ok(jsonReply(202, toRunResource(uploaded.value)));
  const { error } = uploaded;
  switch (error.code) {
    case 'not-found':
      return err({ status: 404, code: error.code });
    case 'statement-not-awaited':
      return err({ status: 409, code: error.code });
    case 'statement-unreadable': {
      const column = error.column === null ? '' : `, column ${error.column}`;
      return err({
        status: 422,
        code: error.code,
        detail: `Line ${error.line}${column}: ${error.problem}.`,
      });
    }
  }
};

/** Written out, since the other doors take JSON. The body lies on disk while it is read, however long that takes. */
export const uploadStatementRoute: Route<ReconciliationUseCases> = {
  operation,
  bind: (app) => ({
    operation,
    serve: async (exchange) => {
      try {
        return await serve(app, exchange);
      } finally {
        if (exchange.body instanceof SpooledFile) await exchange.body.remove();
      }
    },
  }),
};
