import { type GatewayAccountId } from '#domain/shared/ids';

type Own = Readonly<{
  id: GatewayAccountId;
  provider: string;
  mode: 'test' | 'live';
  status: 'active' | 'disabled';
  priority: number;
}>;
type Configured = Readonly<{ id: GatewayAccountId; provider: string; mode: 'test' | 'live' }>;

/**
 * Which accounts may take a tenant's new payments, in the order they are preferred in: its own active ones by priority and
 * age, then the environment's at providers where it has none of its own. An own account that is disabled keeps the
 * environment's away too: a tenant that closed its account did not ask for its money to go elsewhere. `mode`: only these.
 */
export const accountsOfTenant = <O extends Own, C extends Configured>(
  own: readonly O[],
  configured: readonly C[],
  mode: 'test' | 'live' | undefined,
): readonly (O | C)[] => {
  const has = new Set(own.map(({ provider }) => provider));
  const preferred = own
    .filter(({ status }) => status === 'active')
    .sort((one, other) => one.priority - other.priority || (one.id < other.id ? -1 : 1));
  return [...preferred, ...configured.filter(({ provider }) => !has.has(provider))].filter(
    (account) => mode === undefined || account.mode === mode,
  );
};
