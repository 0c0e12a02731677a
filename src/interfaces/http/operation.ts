import { type z } from 'zod';
import { type Role } from '#application/shared/actor';

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** Whether an Idempotency-Key must be sent, may be, or means nothing. */
export type Keying = boolean | 'optional';

/** Who may call: any of these roles, or anyone at all. */
export type Access = readonly Role[] | 'public';

/** What an operation promises, without the code that keeps it: the server obeys it, the OpenAPI document prints it. */
export type Operation = Readonly<{
  method: Method;
  /** With `:name` for a parameter. */
  path: string;
  tag: string;
  summary: string;
  description?: string | undefined;
  access: Access;
  /** How the body arrives: parsed JSON, a browser's form, raw bytes for those who sign them, a file too large for memory, or not at all. */
  takes: 'json' | 'form' | 'nothing' | Readonly<{ rawBytesMax: number }> | Readonly<{ fileBytesMax: number }>;
  idempotent: Keying;
  /** Recorded in the audit trail, though it only reads. */
  audited?: boolean | undefined;
  /** False for probes and pages. */
  rateLimited: boolean;
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  /** Absent: the reply has no body, or one that no schema describes. */
  reply?: z.ZodType | undefined;
  replyType: string;
  statuses: readonly number[];
  /** The module's own refusal codes and their status. Those of the edge are known to whoever prints them. */
  refusals: Readonly<Record<string, number>>;
  examples?: Readonly<{ body?: unknown; reply?: unknown }> | undefined;
}>;
