import { z } from 'zod';
import { type PastPayment } from '#application/payments/contract';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type RoutingRule } from '#domain/gateways/routing-rule';
import { type AccountBook } from '../account-book.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';
import { routeAmong } from '../route-among.ts';
import { RoutingRulesInput, toRule } from '../routing-request.ts';

const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();

export const SimulateRouting = z.strictObject({
  rules: RoutingRulesInput.optional().describe('The rules to try; those that hold now when left out'),
  from: instant.describe('Payments created at this instant or later'),
  to: instant.describe('Payments created before this instant'),
  limit: z.int().min(1).max(10_000).default(1_000).describe('Of the newest payments, so many'),
});
type Input = Readonly<{ tenantId: TenantId; asked: z.output<typeof SimulateRouting> }>;

type Place = Readonly<{ gateway: string; gatewayAccountId: GatewayAccountId }>;
export type Simulation = Readonly<{
  payments: number;
  /** Would go to another account than they went to. */
  moved: number;
  /** Could go nowhere. */
  refused: number;
  accounts: readonly (Place & Readonly<{ was: number; would: number }>)[];
  /** The newest of those that would move. */
  samples: readonly Readonly<{
    paymentId: string;
    was: Place;
    would: Place | null;
    rule: string | null;
    reason: string;
  }>[];
}>;

const pageSize = 500;
const samplesMax = 20;

/**
 * Routes past payments once more, on paper: nothing is asked of any provider and nothing is stored. Whether a caller named
 * the gateway is left aside, because it is the rules that are tried; no account is taken to be resting.
 */
export const simulateRouting =
  ({ rememberedRules, pastPayments }: GatewaysPorts, book: AccountBook) =>
  async ({ tenantId, asked }: Input): Promise<Simulation> => {
    const rules = asked.rules?.map(toRule) ?? (await rememberedRules.of(tenantId));
    const route = await router(book, tenantId, rules);
    const counts = new Map<GatewayAccountId, { gateway: string; was: number; would: number }>();
    const count = ({ gateway, gatewayAccountId }: Place, which: 'was' | 'would'): void => {
      const counted = counts.get(gatewayAccountId) ?? { gateway, was: 0, would: 0 };
      counts.set(gatewayAccountId, { ...counted, [which]: counted[which] + 1 });
    };
    const samples: Simulation['samples'][number][] = [];
    let [payments, moved, refused] = [0, 0, 0];
    let cursor: string | undefined;
    do {
      const limit = Math.min(pageSize, asked.limit - payments);
      const page = await pastPayments.page(tenantId, { from: asked.from, to: asked.to }, { limit, cursor });
      for (const was of page.data) {
        const { would, rule, reason } = route(was);
        count(was, 'was');
        if (would) count(would, 'would');
        else refused += 1;
        if (would?.gatewayAccountId === was.gatewayAccountId) continue;
        moved += 1;
        const { gateway, gatewayAccountId } = was;
        if (samples.length < samplesMax)
          samples.push({ paymentId: was.id, was: { gateway, gatewayAccountId }, would, rule, reason });
      }
      payments += page.data.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && payments < asked.limit);
    const accounts = [...counts].map(([gatewayAccountId, counted]) => ({ gatewayAccountId, ...counted }));
    return { payments, moved, refused, accounts, samples };
  };

type Found = Readonly<{ would: Place | null; rule: string | null; reason: string }>;

const router = async (
  book: AccountBook,
  tenantId: TenantId,
  rules: readonly RoutingRule[],
): Promise<(payment: PastPayment) => Found> => {
  const usable = await book.usableBy(tenantId);
  return ({ id, amount, method, country, captureMethod }) => {
    const routed = routeAmong(usable, rules, () => false, {
      tenantId,
      seed: id,
      gateway: undefined,
      account: undefined,
      amount,
      method,
      country,
      captureMethod,
      hasToken: false,
      isIntent: false,
      isOffSession: false,
    });
    if (!routed.ok) return { would: null, rule: null, reason: routed.error.code };
    const { to, route } = routed.value;
    const would = { gateway: to.gateway, gatewayAccountId: to.gatewayAccountId };
    return { would, rule: route.rule, reason: route.reason };
  };
};
