import {
  type Destination,
  type GatewayRefusal,
  type PaymentRoute,
  type RouteQuery,
} from '#application/payments/contract';
import { type Candidate, lackOf, routePayment, type RoutingFacts } from '#domain/gateways/route-payment';
import { type RoutingRule } from '#domain/gateways/routing-rule';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type KnownAccount } from './known-account.ts';

type Routed = Readonly<{ to: Destination; route: PaymentRoute }>;

/** Where a payment goes among the accounts that its tenant may use, and why; else what keeps every one of them from taking it. */
export const routeAmong = (
  usable: readonly KnownAccount[],
  rules: readonly RoutingRule[],
  isResting: (account: GatewayAccountId) => boolean,
  asked: RouteQuery,
): Result<Routed, GatewayRefusal> => {
  const named = usable.filter(
    ({ id, provider }) =>
      (asked.gateway === undefined || provider === asked.gateway) &&
      (asked.account === undefined || id === asked.account),
  );
  const candidates = named.map((account) => ({
    ...candidate(account, asked),
    isResting: isResting(account.id),
  }));
  const facts: RoutingFacts = { ...asked, isHold: asked.captureMethod === 'manual' };
  const routing = routePayment(candidates, rules, facts);
  if (!routing) return err(refusal(usable, candidates, facts));
  const { rule, reason, order, passedOver } = routing;
  const destination = ({ account, gateway }: Candidate): Destination => {
    const { open } = named.find(({ id }) => id === account) ?? { open: undefined };
    if (!open) throw new Error(`routing gave ${account}, which nobody offered`);
    return { gateway, gatewayAccountId: account, rate: open.gateway.estimatedRate(asked.amount.currency) };
  };
  const [first, ...next] = order;
  return ok({
    to: destination(first),
    route: {
      rule,
      reason,
      passedOver: passedOver.map(({ candidate: { account, gateway }, why }) => ({
        gateway,
        gatewayAccountId: account,
        why,
      })),
      next: next.map(destination),
    },
  });
};

const candidate = (
  { id, provider, open }: KnownAccount,
  { amount }: RouteQuery,
): Omit<Candidate, 'isResting'> => ({
  account: id,
  gateway: provider,
  capabilities: open.gateway.capabilities,
  maximum: open.gateway.maximum?.(amount.currency) ?? null,
});

/** What the account says that comes closest: one that lacks the method is further away than one that lacks the currency. */
const refusal = (
  usable: readonly KnownAccount[],
  candidates: readonly Candidate[],
  facts: RoutingFacts,
): GatewayRefusal => {
  const known = [...new Set(usable.map(({ provider }) => provider))];
  const lacks = candidates.map((one) => ({ ...one, lack: lackOf(one, facts) }));
  const nearest = lacks.find(({ lack }) => lack !== 'method') ?? lacks.find(({ lack }) => lack === 'method');
  if (!nearest) return { code: 'gateway-unknown', gateway: facts.gateway ?? '', known };
  const { gateway, capabilities, maximum, lack } = nearest;
  switch (lack) {
    case 'token':
      return { code: 'token-not-supported', gateway, type: facts.method, tokens: capabilities.tokens };
    case 'off-session':
      return { code: 'off-session-not-supported', gateway };
    case 'authorize':
      return { code: 'authorize-not-supported', gateway };
    case 'intent':
      return { code: 'intent-not-supported', gateway };
    case 'currency':
      return { code: 'currency-not-supported', gateway };
    case 'amount':
      return { code: 'amount-above-gateway-maximum', gateway, maximum: maximum ?? 0n };
    default:
      return { code: 'method-not-supported', gateway, methods: capabilities.methods };
  }
};
