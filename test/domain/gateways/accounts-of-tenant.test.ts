import { accountsOfTenant } from '#domain/gateways/accounts-of-tenant';
import { type GatewayAccountId } from '#domain/shared/ids';

const own = (name: string, provider: string, changes: object = {}) => ({
  id: `gwa_${name}` as GatewayAccountId,
  provider,
  mode: 'test' as const,
  status: 'active' as const,
  priority: 100,
  ...changes,
});
const configured = [own('configured_stripe', 'stripe'), own('configured_payme', 'payme', { mode: 'live' })];
const idsOf = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id.replace('gwa_', ''));
const order = (mine: readonly ReturnType<typeof own>[], mode?: 'test' | 'live') =>
  idsOf(accountsOfTenant(mine, configured, mode));

describe('the accounts that may take a new payment of a tenant', () => {
  it("are the environment's when it has none of its own", () => {
    expect(order([])).toEqual(['configured_stripe', 'configured_payme']);
  });
  it('are its own by priority and age, then those of other providers', () => {
    const mine = [own('c', 'stripe'), own('b', 'stripe'), own('z', 'paypal', { priority: 1 })];
    expect(order(mine)).toEqual(['z', 'b', 'c', 'configured_payme']);
  });
  it('are not those it has disabled, and then not the one of the environment either', () => {
    expect(order([own('a', 'stripe', { status: 'disabled' })])).toEqual(['configured_payme']);
  });
  it('are of one mode, where the installation says so', () => {
    const mine = [own('a', 'stripe'), own('b', 'paypal', { mode: 'live' })];
    expect(order(mine, 'test')).toEqual(['a']);
    expect(order(mine, 'live')).toEqual(['b', 'configured_payme']);
  });
});
