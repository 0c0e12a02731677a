import { z } from 'zod';
import { type RunView } from '#application/reconciliation/run-view';

const instant = z.iso.datetime();
const Sum = z.object({
  count: z.int(),
  net: z
    .string()
    .describe('In minor units: payments less refunds and disputes. A text, since it may be large'),
});

export const RunResource = z
  .object({
    id: z.string(),
    gatewayAccountId: z.string(),
    provider: z.string(),
    from: instant,
    to: instant,
    status: z
      .enum(['awaiting-statement', 'reading', 'comparing', 'completed', 'failed'])
      .describe(
        'awaiting-statement: upload one. failed: the provider did not give its statement for about two days',
      ),
    totals: z.record(z.string(), z.object({ ours: Sum, theirs: Sum })).describe('By currency'),
    differences: z.record(z.string(), z.int()).describe('How many of each kind'),
    requestedBy: z.string(),
    createdAt: instant,
    completedAt: instant.nullable(),
  })
  .meta({ id: 'ReconciliationRun' });

type Side = RunView['totals'][string]['ours'];
const toSum = ({ count, net }: Side) => ({ count, net: String(net) });

export const toRunResource = (run: RunView): z.input<typeof RunResource> => ({
  id: run.id,
  gatewayAccountId: run.gatewayAccountId,
  provider: run.provider,
  from: run.period.from.toISOString(),
  to: run.period.to.toISOString(),
  status: run.status,
  totals: Object.fromEntries(
    Object.entries(run.totals).map(([currency, { ours, theirs }]) => [
      currency,
      { ours: toSum(ours), theirs: toSum(theirs) },
    ]),
  ),
  differences: { ...run.counts },
  requestedBy: run.request.by,
  createdAt: run.createdAt.toISOString(),
  completedAt: run.completedAt?.toISOString() ?? null,
});
