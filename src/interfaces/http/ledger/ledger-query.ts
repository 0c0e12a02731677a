import { z } from 'zod';
import { TenantIdSchema } from '#application/shared/schemas';
import { cursorLike } from '../list-query.ts';

export const instant = z.iso.datetime();
const queryInstant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Whose books. */
export const whose = TenantIdSchema.optional().describe(
  'For the platform: whose books; without it those of all tenants together',
);
export const at = queryInstant.optional().describe('As things stood at this instant; without it: now');
export const from = queryInstant.optional().describe('At this instant or later');
export const to = queryInstant.optional().describe('Before this instant');

/** The cursor of a list by time. */
export const timeCursor = cursorLike(/^\d{1,15}\..+$/);

export const kept = { tag: 'Ledger', access: ['admin', 'platform'] } as const;
export const path = '/api/v1/admin/ledger';
