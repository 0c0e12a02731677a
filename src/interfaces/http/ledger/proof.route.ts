import { z } from 'zod';
import { type LedgerProof, type LedgerUseCases } from '#application/ledger/index';
import { route } from '../route.ts';
import { kept, path, whose } from './ledger-query.ts';

const count = z.int();

const ProofResource = z
  .object({
    chains: count,
    blocks: count,
    entries: count,
    payments: count,
    subscriptions: count,
    invoices: count,
    problems: z
      .array(
        z.object({
          tenantId: z.string(),
          kind: z.enum(['block', 'entry', 'payment', 'subscription', 'invoice', 'currency']),
          id: z.string(),
          what: z.string(),
        }),
      )
      .describe('Empty, or the first hundred things that are wrong'),
    problemCount: count,
    pending: z
      .array(
        z.object({
          tenantId: z.string(),
          kind: z.enum(['payment', 'subscription', 'invoice']),
          id: z.string(),
          eventId: z.string(),
          type: z.string(),
        }),
      )
      .describe('Entries on their way: an outbox still holds the event'),
    pendingCount: count,
    heads: z
      .array(z.object({ tenantId: z.string(), height: count, hash: z.string() }))
      .describe('Where each chain ends. Kept elsewhere, they prove later that nothing was changed'),
  })
  .meta({ id: 'LedgerProof' });

export const getProofRoute = route<LedgerUseCases>()(
  {
    ...kept,
    method: 'get',
    path: `${path}/proof`,
    summary: 'Prove the books now: chains, balance, every payment conserved, tax and credit as billed',
    description:
      'Reads everything once, so it takes as long as there is much of it. For large books use `npm run ledger:verify`.',
    query: z.strictObject({ tenantId: whose }),
    reply: ProofResource,
    status: 200,
    refusals: { 'not-found': 404 },
  },
  (app, { actor, query: { tenantId } }) => app.getProof({ actor, tenantId }),
  (proof: LedgerProof): z.input<typeof ProofResource> => ({
    ...proof,
    problems: [...proof.problems],
    pending: [...proof.pending],
    heads: [...proof.heads],
  }),
);
