import { type Answered, type AuditUseCases } from '#application/audit/index';
import { err, type Result } from '#domain/shared/result';
import { type Endpoint, type Exchange } from '../endpoint.ts';
import { failureProblem } from '../failure.ts';
import { pathNames } from '../path-names.ts';
import { type Problem } from '../problem.ts';
import { type Reply } from '../reply.ts';
import { isAudited } from './is-audited.ts';
import { lookFor, shownBy } from './what-is-shown.ts';

type Desk = Pick<AuditUseCases, 'noteAsked' | 'noteAnswered'>;
type Served = Result<Reply, Problem>;

/**
 * Has every admin's action recorded: that it is asked for, before anything is done, and how it was answered, with what was
 * there before and after. What can't be recorded is not done.
 */
export const audited = (desk: Desk, endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.map((endpoint) =>
    isAudited(endpoint.operation) ? recorded(desk, endpoint, endpoints) : endpoint,
  );

const recorded = (desk: Desk, endpoint: Endpoint, all: readonly Endpoint[]): Endpoint => {
  const { operation, serve } = endpoint;
  const look = operation.method === 'get' ? undefined : lookFor(endpoint, all);
  return {
    operation,
    serve: async (exchange) => {
      const { caller } = exchange;
      if (!('roles' in caller)) return serve(exchange);
      const asking = desk.noteAsked({
        actor: caller,
        action: `${operation.method.toUpperCase()} ${operation.path.replace('/api/v1', '')}`,
        subject: subjectOf(operation.path, exchange.params),
        ...sentIn(exchange),
      });
      const [asked, before] = await Promise.all([asking, look?.(exchange)]);
      let served: Served;
      try {
        served = await serve(exchange);
      } catch (failure) {
        await desk.noteAnswered(asked, answerOf(err(failureProblem(failure)), before, before));
        throw failure;
      }
      const reply = served.ok ? shownBy(served.value) : undefined;
      const after = look ? await look(exchange).catch(() => reply) : reply;
      await desk.noteAnswered(asked, answerOf(served, before, after, reply?.id));
      return served;
    },
  };
};

/** The last thing that the path names, or what it is a list of. */
const subjectOf = (path: string, params: Exchange['params']) => {
  const segments = path.split('/');
  const name = pathNames(path).at(-1);
  const at = name === undefined ? -1 : segments.indexOf(`:${name}`);
  if (name === undefined) return { kind: segments.at(-1) ?? '', id: null };
  const kind = name === 'id' ? (segments[at - 1] ?? name) : name.replace(/Id$/, '');
  return { kind: kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), id: params[name] ?? null };
};

const reasonMax = 500;

/** All that was sent. Of a file only how large it was. */
const sentIn = ({ body, queryText }: Exchange): Readonly<{ input: unknown; reason: string | undefined }> => {
  if (body instanceof Uint8Array) return { input: { bytes: body.byteLength }, reason: undefined };
  const sent = typeof body === 'object' && body !== null ? { ...body } : {};
  const { reason, note } = sent as Readonly<Record<string, unknown>>;
  const said = [reason, note].find((text) => typeof text === 'string');
  const query = Object.fromEntries(new URLSearchParams(queryText));
  return {
    input: Array.isArray(body) ? body : { ...query, ...sent },
    reason: typeof said === 'string' ? said.slice(0, reasonMax) : undefined,
  };
};

const answerOf = (
  served: Served,
  before: Answered['before'],
  after: Answered['after'],
  madeId?: unknown,
): Answered => ({
  outcome: served.ok ? 'succeeded' : served.error.status >= 500 ? 'failed' : 'refused',
  status: served.ok ? served.value.status : served.error.status,
  code: served.ok ? null : served.error.code,
  madeId: typeof madeId === 'string' ? madeId : undefined,
  before,
  after: served.ok ? after : before,
});
