import { z } from 'zod';
import { invalid, refusal } from '../http/refusal.ts';
import { readBody } from '../http/read-body.ts';
import { type Call } from '../http/route.ts';

const evidenceRequest = z.object({
  evidences: z
    .array(
      z.object({
        evidence_type: z
          .string()
          .max(255)
          .regex(/^[0-9A-Z_]+$/)
          .default('OTHER'),
        notes: z.string().max(2000).optional(),
      }),
    )
    .min(1)
    .max(100),
});

type Sent = z.infer<typeof evidenceRequest>['evidences'];

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid({ issue: 'MALFORMED_REQUEST_JSON' });
  }
};

/** The part `input` of a multipart body, which carries JSON beside the files (RFC 7578). */
const inputOf = (raw: Buffer, type: string): unknown => {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) throw invalid({ issue: 'INVALID_PARAMETER_SYNTAX' });
  const parts = raw.toString().split(`--${boundary}`);
  const input = parts.find((part) => /^\r\n(.+\r\n)*content-disposition:.*;\s*name="input"/i.test(part));
  if (input === undefined) throw invalid({ issue: 'MISSING_REQUIRED_PARAMETER', field: '/input' });
  return parsed(input.slice(input.indexOf('\r\n\r\n')));
};

/** Takes a call that brings evidence, as JSON or as a form with files, and gives the evidence. Files are not kept. */
export const readEvidence = ({ raw, header }: Call): Sent => {
  const type = header('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readBody(evidenceRequest, inputOf(raw, type)).evidences;
  if (!type.startsWith('application/json')) throw refusal(415);
  return readBody(evidenceRequest, parsed(raw.toString())).evidences;
};
