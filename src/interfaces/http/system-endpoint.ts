import { ok } from '#domain/shared/result';
import { type Endpoint } from './endpoint.ts';
import { type Reply } from './reply.ts';

type SystemCall = Readonly<{
  path: string;
  summary: string;
  replyType: string;
  statuses: readonly number[];
  serve(): Reply | Promise<Reply>;
}>;

/** A public GET beside the API, for probes, scrapers and readers. */
export const systemEndpoint = ({ serve, ...operation }: SystemCall): Endpoint => ({
  operation: {
    ...operation,
    method: 'get',
    tag: 'System',
    access: 'public',
    takes: 'nothing',
    idempotent: false,
    rateLimited: false,
    refusals: {},
  },
  serve: async () => ok(await serve()),
});
