import { z } from 'zod';
import { type FoundRecord } from '#application/audit/index';
import { instant } from '../ledger/ledger-query.ts';

const shown = z.unknown().nullable();

export const RecordResource = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    at: instant,
    action: z.string().describe('What was done; of an admin’s action the call'),
    outcome: z
      .enum(['done', 'asked', 'succeeded', 'refused', 'failed'])
      .describe(
        'done: money that moved. An admin’s action is asked, and then answered in a record of its own',
      ),
    answer: z
      .string()
      .nullable()
      .describe('Of what was asked: the record that says what came of it; null while nobody knows'),
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    paymentId: z.string().nullable(),
    actor: z.object({ kind: z.enum(['user', 'api-key', 'provider', 'system']), id: z.string() }),
    reason: z.string().nullable(),
    cause: z.string().nullable().describe('How Kassa came to know'),
    asked: shown.describe('What was sent, without secrets'),
    before: shown.describe('What was changed, as it was'),
    after: shown.describe('and as it is'),
    status: z.int().nullable(),
    code: z.string().nullable(),
    requestId: z.string().nullable(),
    address: z.string().nullable(),
    block: z.int().nullable().describe('The block of the chain that holds it; null for some seconds'),
  })
  .meta({ id: 'AuditRecord' });

export const toRecordResource = ({ height, at, ...record }: FoundRecord): z.input<typeof RecordResource> => ({
  ...record,
  at: at.toISOString(),
  asked: parsed(record.asked),
  before: parsed(record.before),
  after: parsed(record.after),
  block: height,
});

const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
