import { z } from 'zod';
import { TenantIdSchema } from '#application/shared/schemas';

const queryInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const text = z.string().min(1).max(200).optional();

export const whose = TenantIdSchema.optional().describe(
  'For the platform: whose records; without it those of its own tenant',
);
export const from = queryInstant.optional();
export const to = queryInstant.optional().describe('Before this instant');
export const filters = {
  actor: text.describe(
    'Who did it: a token’s subject, the id of an API key, the name of a provider, or kassa',
  ),
  action: text.meta({ examples: ['payment.captured', 'POST /admin/api-keys'] }),
  subject: text.describe('The id of what it was done to, or of the payment it is about'),
  requestId: text,
  from: from.describe('At this instant or later'),
  to,
};

export const kept = { tag: 'Audit', access: ['admin', 'platform'] } as const;
export const path = '/api/v1/admin/audit';
