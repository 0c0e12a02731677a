import { type Candidate, type RoutingFacts } from '#domain/gateways/route-payment';
import { type Currency } from '#domain/shared/currency';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';

export const cards: GatewayCapabilities = {
  methods: ['card'],
  tokens: ['card'],
  currencies: 'all',
  authorize: true,
  partialCapture: true,
  intents: true,
  refund: 'api',
  partialRefund: 'api',
  offSession: true,
  savesMethods: true,
  portal: false,
  disputes: true,
  fees: 'told',
  approval: false,
};

export const account = (name: string): GatewayAccountId => `gwa_${name}` as GatewayAccountId;
export const currency = (code: string): Currency => code as Currency;

/** An account named after its gateway that takes cards in any currency. */
export const aCandidate = (
  name: string,
  {
    capabilities,
    ...is
  }: Partial<Omit<Candidate, 'capabilities'>> & { capabilities?: Partial<GatewayCapabilities> } = {},
): Candidate => ({
  account: account(name),
  gateway: name,
  maximum: null,
  isResting: false,
  ...is,
  capabilities: { ...cards, ...capabilities },
});

/** $100.00 by card, from a shop in Germany. */
export const someFacts = (is: Partial<RoutingFacts> = {}): RoutingFacts => ({
  tenantId: 'acme' as TenantId,
  seed: 'pay_1',
  gateway: undefined,
  account: undefined,
  amount: money(10_000n, currency('USD')),
  method: 'card',
  country: 'DE',
  hasToken: false,
  isIntent: false,
  isHold: false,
  isOffSession: false,
  ...is,
});
