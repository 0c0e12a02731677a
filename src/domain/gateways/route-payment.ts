import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type GatewayAccountId } from '#domain/shared/ids';
import { byWeight } from './by-weight.ts';
import { type RoutingRule, type RuleFacts, matches } from './routing-rule.ts';

/** An account a payment could go to. They come in the order in which the tenant prefers them. */
export type Candidate = Readonly<{
  account: GatewayAccountId;
  gateway: string;
  capabilities: GatewayCapabilities;
  /** The most one payment may be, in minor units of the payment's currency; null: no bound of ours. */
  maximum: bigint | null;
  /** Its provider has not been answering, so calls are held back for now. */
  isResting: boolean;
}>;

export type RoutingFacts = RuleFacts &
  Readonly<{
    /** Decides by weight, always alike for the same payment. */
    seed: string;
    gateway: string | undefined;
    account: GatewayAccountId | undefined;
    hasToken: boolean;
    isIntent: boolean;
    isHold: boolean;
    /** A saved method is charged while its owner is away. */
    isOffSession: boolean;
  }>;

export type Routing = Readonly<{
  rule: string | null;
  reason: string;
  /** Where it goes first, and where then. */
  order: readonly [Candidate, ...Candidate[]];
  passedOver: readonly Readonly<{ candidate: Candidate; why: string }>[];
}>;

export type Unable = Readonly<{
  candidate: Candidate;
  lacks: 'method' | 'token' | 'currency' | 'authorize' | 'intent' | 'off-session' | 'amount';
}>;

/** So many accounts are tried at most: whoever waits for a payment does not wait for ever. */
const triesMax = 3;

/** Why an account can't take this payment, whatever the rules say; undefined when it can. */
export const lackOf = (
  { capabilities, maximum }: Candidate,
  { amount, method, hasToken, isIntent, isHold, isOffSession }: RoutingFacts,
): Unable['lacks'] | undefined => {
  if (!capabilities.methods.includes(method)) return 'method';
  if (hasToken && !capabilities.tokens.includes(method)) return 'token';
  if (capabilities.currencies !== 'all' && !capabilities.currencies.includes(amount.currency))
    return 'currency';
  if (isHold && !canHold(capabilities, hasToken)) return 'authorize';
  if (isIntent && !capabilities.intents) return 'intent';
  if (isOffSession && !capabilities.offSession) return 'off-session';
  return maximum !== null && amount.minor > maximum ? 'amount' : undefined;
};

const canHold = (
  { authorize, holdsNeedToken = false }: Candidate['capabilities'],
  hasToken: boolean,
): boolean => authorize && (hasToken || !holdsNeedToken);

/**
 * Where a payment goes. Who names a gateway or pays with a saved method has decided; else the first rule that matches and
 * leads to an account that can take it; else the tenant's own order. An account that is resting goes to the end of the line.
 * Undefined when no candidate can take it.
 */
export const routePayment = (
  candidates: readonly Candidate[],
  rules: readonly RoutingRule[],
  facts: RoutingFacts,
): Routing | undefined => {
  const able = candidates.filter((candidate) => lackOf(candidate, facts) === undefined);
  const { rule, reason, line } = lineUp(able, rules, facts);
  const awake = line.filter(({ isResting }) => !isResting);
  const [first, ...others] = [...awake, ...line.filter(({ isResting }) => isResting)];
  if (!first) return undefined;
  // A token was made by one provider's browser code, and means nothing to another.
  const next = facts.hasToken ? others.filter(({ gateway }) => gateway === first.gateway) : others;
  const passedOver = line
    .slice(0, line.indexOf(first))
    .map((candidate) => ({ candidate, why: 'it has not been answering, so it is given a rest' }));
  return { rule, reason, order: [first, ...next.slice(0, triesMax - 1)], passedOver };
};

type Line = Readonly<{ rule: string | null; reason: string; line: readonly Candidate[] }>;

const lineUp = (able: readonly Candidate[], rules: readonly RoutingRule[], facts: RoutingFacts): Line => {
  if (facts.account !== undefined)
    return { rule: null, reason: 'the saved method belongs to this account', line: able };
  if (facts.gateway !== undefined) return { rule: null, reason: 'the caller named the gateway', line: able };
  for (const rule of rules) {
    if (!matches(rule, facts)) continue;
    const targets = byWeight(rule.to, facts.seed).flatMap(
      ({ account }) => able.find((candidate) => candidate.account === account) ?? [],
    );
    if (targets.length === 0) continue;
    const rest = able.filter((candidate) => !targets.includes(candidate));
    return { rule: rule.name, reason: `rule "${rule.name}" matched`, line: [...targets, ...rest] };
  }
  return { rule: null, reason: 'no rule matched, so the first account that can take it', line: able };
};
