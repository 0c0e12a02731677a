import { z } from 'zod';
import { type Expiry, expiryAction } from '#domain/audit/expiry';
import { type KeptRecord } from './ports/audit-trail.ts';

const Mark = z.object({ throughHeight: z.int(), blockHash: z.string(), retentionDays: z.int() });

/** What a mark of expiry says; undefined when it is none, or says nothing that can be read. */
export const readExpiry = ({ action, after }: KeptRecord): Expiry | undefined => {
  if (action !== expiryAction || after === null) return undefined;
  try {
    return Mark.safeParse(JSON.parse(after)).data;
  } catch {
    return undefined;
  }
};
