import { type Destination, type PaymentGateways, type RouteQuery } from '#application/payments/contract';
import { type Dialects, type MerchantDialect, type WebhookDialect } from '#application/webhooks/contract';
import { type GatewayAccountId } from '#domain/shared/ids';
import { err, ok } from '#domain/shared/result';
import { type OpenAccount } from './ports/provider.ts';

export type KnownAccount = Readonly<{ id: GatewayAccountId; open: OpenAccount }>;
export type AccountBook = Readonly<{
  gateways: PaymentGateways;
  dialects: Dialects<WebhookDialect>;
  merchants: Dialects<MerchantDialect>;
}>;

/** The accounts that the environment names, in order of preference. */
export const accountBook = (accounts: readonly KnownAccount[]): AccountBook => {
  const byId = new Map(accounts.map((account) => [account.id, account.open.gateway]));
  const speaking = <D>(speaks: (open: OpenAccount) => D | undefined): Dialects<D> => ({
    providers: [...new Set(accounts.filter(({ open }) => speaks(open)).map(({ open }) => open.gateway.name))],
    find: (provider, account) => {
      const found = accounts.find(
        ({ id, open }) => open.gateway.name === provider && (account === undefined || id === account),
      );
      const dialect = found && speaks(found.open);
      return Promise.resolve(found && dialect ? { account: found.id, dialect } : undefined);
    },
  });
  return {
    gateways: {
      of: (id) => {
        const gateway = byId.get(id);
        return gateway
          ? Promise.resolve(gateway)
          : Promise.reject(new Error(`no gateway account ${id} is known`));
      },
      route: (asked) => Promise.resolve(routeAmong(accounts, asked)),
    },
    dialects: speaking(({ dialect }) => dialect),
    merchants: speaking(({ merchant }) => merchant),
  };
};

const routeAmong = (
  accounts: readonly KnownAccount[],
  asked: RouteQuery,
): Awaited<ReturnType<PaymentGateways['route']>> => {
  const named = accounts.filter(
    ({ id, open }) =>
      (asked.gateway === undefined || open.gateway.name === asked.gateway) &&
      (asked.account === undefined || id === asked.account),
  );
  const [first] = named;
  if (!first)
    return err({
      code: 'gateway-unknown',
      gateway: asked.gateway ?? '',
      known: accounts.map(({ open }) => open.gateway.name),
    });
  const { name, capabilities } = first.open.gateway;
  const taking = named.filter(({ open }) => open.gateway.capabilities.methods.includes(asked.method));
  const [able] = taking;
  if (!able) return err({ code: 'method-not-supported', gateway: name, methods: capabilities.methods });
  const fitting = taking.filter(({ open: { gateway } }) => takes(gateway.capabilities.currencies, asked));
  const [chosen, ...others] = fitting.map((account) => destination(account, asked));
  if (!chosen) return err({ code: 'currency-not-supported', gateway: able.open.gateway.name });
  const next = others.filter(({ gateway }) => !asked.hasToken || gateway === chosen.gateway);
  const reason =
    asked.gateway === undefined ? 'the first account that can take it' : 'the caller named the gateway';
  return ok({ to: chosen, route: { rule: null, reason, passedOver: [], next } });
};

const takes = (currencies: 'all' | readonly string[], { amount }: RouteQuery): boolean =>
  currencies === 'all' || currencies.includes(amount.currency);

const destination = ({ id, open: { gateway } }: KnownAccount, { amount }: RouteQuery): Destination => ({
  gateway: gateway.name,
  gatewayAccountId: id,
  rate: gateway.estimatedRate(amount.currency),
});
