import { z } from 'zod';
import { err, ok, type Result } from '#domain/shared/result';
import { type PaymeErrorName } from './payme-error.ts';

/** Payme numbers its calls; a repetition may have another number, so it is only echoed. */
export type RpcId = number | string | null;
export type PaymeRequest = Readonly<{ method: string; params: Readonly<Record<string, unknown>> }>;

const Envelope = z.object({ method: z.string().min(1), params: z.record(z.string(), z.unknown()) });
const Numbered = z.object({ id: z.union([z.number(), z.string().max(255)]) });

/** What Payme asks, whatever content type it names, and the number of the call as far as it can be read. */
export const readRequest = (
  body: Uint8Array,
): Readonly<{ id: RpcId; asked: Result<PaymeRequest, PaymeErrorName> }> => {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { id: null, asked: err('not-json') };
  }
  const id = Numbered.safeParse(document).data?.id ?? null;
  const envelope = Envelope.safeParse(document);
  return { id, asked: envelope.success ? ok(envelope.data) : err('malformed') };
};
