import { isUtf8 } from 'node:buffer';
import { type IncomingHttpHeaders } from 'node:http';
import { err, ok, type Result } from '#domain/shared/result';
import { type Problem } from './problem.ts';

/** More than any form of ours has to say. */
export const formBytesMax = 16_384;

const formType = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const wrongType: Problem = {
  status: 415,
  code: 'unsupported-media-type',
  detail: 'Send the form as application/x-www-form-urlencoded in UTF-8, as a browser does.',
};

/** The fields of a form as a browser sends it; of those with the same name the last. Nothing sent is no fields. */
export const parseForm = (
  bytes: Buffer | undefined,
  headers: IncomingHttpHeaders,
): Result<Readonly<Record<string, string>>, Problem> => {
  if (bytes === undefined) return ok({});
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || !formType.test(headers['content-type'] ?? '') || !isUtf8(bytes))
    return err(wrongType);
  return ok(Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))));
};
