import { type ReconciliationUseCases } from '#application/reconciliation/index';
import { err, ok, type Result } from '#domain/shared/result';
import { type Exchange, type Route } from '../endpoint.ts';
import { type Operation } from '../operation.ts';
import { type Problem } from '../problem.ts';
import { jsonReply, type Reply } from '../reply.ts';
import { runParams } from './runs.route.ts';
import { RunResource, toRunResource } from './run-resource.ts';

/** A line is about a hundred bytes, so this is two hundred thousand of them. */
const limitBytes = 20 * 1_024 * 1_024;

const operation: Operation = {
  method: 'post',
  path: '/api/v1/admin/reconciliation/runs/:id/statement',
  tag: 'Reconciliation',
  summary: 'Upload the statement that a comparison waits for, as CSV',
  description: `The body is the file itself (text/csv, UTF-8, at most ${limitBytes} bytes) with the columns kind, reference, our_id, payment_id, payment_reference, amount, currency, fee, status, at. All of it is taken, or nothing.`,
  access: ['admin', 'platform'],
  takes: { rawBytesMax: limitBytes },
  idempotent: false,
  rateLimited: true,
  params: runParams,
  reply: RunResource,
  replyType: 'application/json',
  statuses: [202],
  refusals: { 'not-found': 404, 'statement-not-awaited': 409, 'statement-unreadable': 422 },
};

const serve = async (
  app: ReconciliationUseCases,
  { caller, params, headers, body }: Exchange,
): Promise<Result<Reply, Problem>> => {
  const named = runParams.safeParse(params);
  if (!named.success || !('roles' in caller)) return err({ status: 404, code: 'not-found' });
  if (!headers['content-type']?.startsWith('text/csv'))
    return err({
      status: 415,
      code: 'unsupported-media-type',
      detail: 'Send the statement as text/csv in UTF-8, without a content encoding.',
    });
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const uploaded = await app.uploadStatement({ actor: caller, id: named.data.id, bytes });
  if (uploaded.ok) return ok(jsonReply(202, toRunResource(uploaded.value)));
  const { error } = uploaded;
  switch (error.code) {
    case 'not-found':
      return err({ status: 404, code: error.code });
    case 'statement-not-awaited':
      return err({ status: 409, code: error.code });
    case 'statement-unreadable':
      return err({
        status: 422,
        code: error.code,
        detail: `Line ${error.line} can't be read: ${error.problem}.`,
      });
  }
};

/** Written out, since the other doors take JSON. The body is held in memory, which bounds it, and read from there in pieces. */
export const uploadStatementRoute: Route<ReconciliationUseCases> = {
  operation,
  bind: (app) => ({ operation, serve: (exchange) => serve(app, exchange) }),
};
