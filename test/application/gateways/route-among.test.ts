import { type KnownAccount } from '#application/gateways/index';
import { routeAmong } from '#application/gateways/route-among';
import { type RouteQuery } from '#application/payments/contract';
import { type GatewayCapabilities } from '#domain/shared/gateway-capabilities';
import { type GatewayAccountId } from '#domain/shared/ids';
import { manualProvider } from '#infrastructure/gateways/manual/manual-provider';
import { cards, someFacts } from '#test/domain/gateways/a-candidate';

/** An account at a gateway that can do what is said. */
const known = (provider: string, can: Partial<GatewayCapabilities> = {}): KnownAccount => {
  const id = `gwa_${provider}` as GatewayAccountId;
  const manual = manualProvider();
  const settings = manual.settings.parse({});
  const open = manual.open({
    id,
    mode: 'test',
    settings,
    credentials: {},
    retired: [],
    keyRefused: () => undefined,
  });
  const gateway = { ...open.gateway, name: provider, capabilities: { ...cards, ...can } };
  return { id, tenantId: null, provider, mode: 'test', open: { ...open, gateway } };
};
const asked = (is: Partial<RouteQuery> = {}): RouteQuery => ({
  ...someFacts(),
  captureMethod: 'automatic',
  ...is,
});
const route = (usable: readonly KnownAccount[], is: Partial<RouteQuery>) =>
  routeAmong(usable, [], () => false, asked(is));

describe('where a payment goes that asks for more than every gateway can do', () => {
  const here = known('here', { offSession: false, tokens: [] });
  it.each([
    [{ isOffSession: true }, { code: 'off-session-not-supported', gateway: 'here' }],
    [{ hasToken: true }, { code: 'token-not-supported', gateway: 'here', type: 'card', tokens: [] }],
  ] as const)('%j goes to one that can, and is refused where none can', (is, refusal) => {
    const able = known('able');
    const routed = route([here, able], is);
    expect(routed).toMatchObject({ ok: true, value: { to: { gatewayAccountId: able.id } } });
    expect(route([here], is)).toEqual({ ok: false, error: refusal });
    expect(route([here, able], { ...is, gateway: 'here' })).toEqual({ ok: false, error: refusal });
  });
});
