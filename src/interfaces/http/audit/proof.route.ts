import { z } from 'zod';
import { type AuditProof, type AuditUseCases } from '#application/audit/index';
import { route } from '../route.ts';
import { kept, path, whose } from './audit-query.ts';

const count = z.int();

const ProofResource = z
  .object({
    chains: count,
    blocks: count,
    records: count,
    expired: count.describe('Records that were let go because they were old enough; their hashes are there'),
    problems: z
      .array(
        z.object({
          tenantId: z.string(),
          kind: z.enum(['block', 'record']),
          id: z.string(),
          what: z.string(),
        }),
      )
      .describe('Empty, or the first hundred things that are wrong'),
    problemCount: count,
    expiries: z
      .array(z.object({ tenantId: z.string(), throughHeight: count, retentionDays: count }))
      .describe('Up to which block records were let go, and under which policy'),
    heads: z
      .array(z.object({ tenantId: z.string(), height: count, hash: z.string() }))
      .describe('Where each chain ends. Kept elsewhere, they prove later that nothing was changed'),
  })
  .meta({ id: 'AuditProof' });

export const getAuditProofRoute = route<AuditUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/proof`,
    summary: 'Prove the audit trail now: no record is altered, moved or gone before its time',
    description: 'Reads everything once. For a large trail use `npm run ledger:verify`.',
    query: z.strictObject({
      tenantId: whose.describe('For the platform: whose trail; without it those of all tenants'),
    }),
    reply: ProofResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: { tenantId } }) => app.getProof({ actor, tenantId }),
  (proof: AuditProof): z.input<typeof ProofResource> => ({
    ...proof,
    problems: [...proof.problems],
    expiries: [...proof.expiries],
    heads: [...proof.heads],
  }),
);
