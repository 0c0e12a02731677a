import { type PaymentGateways } from '#application/payments/contract';
import { type Dialects, type MerchantDialect, type WebhookDialect } from '#application/webhooks/contract';
import { accountsOfTenant } from '#domain/gateways/accounts-of-tenant';
import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type GatewaysPorts } from './gateways-ports.ts';
import { type KnownAccount } from './known-account.ts';
import { accountOpener } from './open-account.ts';
import { type OpenAccount } from './ports/provider.ts';
import { routeAmong } from './route-among.ts';

/** Every account there is, the environment's and tenants' own, opened when it is asked for. */
export type AccountBook = Readonly<{
  gateways: PaymentGateways;
  dialects: Dialects<WebhookDialect>;
  merchants: Dialects<MerchantDialect>;
  /** Also one that is disabled, since it serves its old payments. Undefined when nobody knows it. */
  find(id: GatewayAccountId): Promise<KnownAccount | undefined>;
  /** The accounts that may take a tenant's new payments, in the order they are preferred in. */
  usableBy(tenantId: TenantId): Promise<readonly KnownAccount[]>;
}>;

export const accountBook = (
  ports: Pick<
    GatewaysPorts,
    | 'remembered'
    | 'rememberedRules'
    | 'isResting'
    | 'providers'
    | 'configured'
    | 'secrets'
    | 'guard'
    | 'mode'
    | 'clock'
    | 'log'
  >,
): AccountBook => {
  const { remembered, configured, log } = ports;
  const open = accountOpener(ports);
  const configuredById = new Map<string, KnownAccount>(configured.map((account) => [account.id, account]));

  const find = async (id: GatewayAccountId): Promise<KnownAccount | undefined> => {
    const known = configuredById.get(id);
    if (known) return known;
    const account = await remembered.find(id);
    return account && open(account);
  };

  /** One account that can't be opened must not keep its tenant from using the others. */
  const openIfSound = (account: GatewayAccount | KnownAccount): readonly KnownAccount[] => {
    if ('open' in account) return [account];
    try {
      return [open(account)];
    } catch (error) {
      log.error('gateway-account-unusable', { gatewayAccountId: account.id, error });
      return [];
    }
  };

  const usableBy = async (tenantId: TenantId): Promise<readonly KnownAccount[]> => {
    const own = await remembered.ofTenant(tenantId);
    return accountsOfTenant(own, configured, ports.mode).flatMap(openIfSound);
  };

  const speaking = <D>(speaks: (open: OpenAccount) => D | undefined): Dialects<D> => ({
    providers: providersThat(ports, speaks),
    find: async (provider, id) => {
      const account =
        id === undefined
          ? configured.find((one) => one.provider === provider)
          : await find(id as GatewayAccountId);
      const dialect = account?.provider === provider ? speaks(account.open) : undefined;
      return account && dialect && { account: account.id, tenantId: account.tenantId, dialect };
    },
  });

  return {
    gateways: {
      of: async (id) => {
        const account = await find(id);
        if (!account) throw new Error(`no gateway account ${id} is known`);
        return account.open.gateway;
      },
      route: async (asked) => {
        const { tenantId } = asked;
        const [usable, rules] = await Promise.all([usableBy(tenantId), ports.rememberedRules.of(tenantId)]);
        return routeAmong(usable, rules, ports.isResting, asked);
      },
    },
    dialects: speaking(({ dialect }) => dialect),
    merchants: speaking(({ merchant }) => merchant),
    find,
    usableBy,
  };
};

/** Those whose configured account speaks so. Of a provider without one only tenants' accounts could tell, so it counts. */
const providersThat = (
  { providers, configured }: Pick<GatewaysPorts, 'providers' | 'configured'>,
  speaks: (open: OpenAccount) => unknown,
): readonly string[] => {
  const silent = configured.filter(({ open }) => !speaks(open)).map(({ provider }) => provider);
  return providers.map(({ name }) => name).filter((name) => !silent.includes(name));
};
