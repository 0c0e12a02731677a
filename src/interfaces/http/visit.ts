import { type TenantId } from '#domain/shared/ids';
import { type ReplyHeaders } from './reply.ts';

/** What becomes known about a request on its way through the edge, for its log line and its metrics. */
export type Visit = {
  readonly requestId: string;
  readonly address: string;
  readonly startedAtMs: number;
  /** The pattern, once one matched. */
  route: string;
  tenantId?: TenantId;
  /** Of the problem it was answered with. */
  code?: string;
  /** Of the rate limit. */
  headers: ReplyHeaders;
};
