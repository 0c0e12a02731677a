import { err, ok } from '#domain/shared/result';
import { type GatewayAccount, type PaymentGateways } from './ports/payment-gateways.ts';

export type GatewayBook = PaymentGateways;

/** The configured accounts, in order of preference. */
export const gatewayBook = (accounts: readonly GatewayAccount[]): GatewayBook => {
  const byId = new Map(accounts.map((account) => [account.id, account.gateway]));
  return {
    of: (id) => {
      const gateway = byId.get(id);
      if (!gateway) throw new Error(`no gateway account ${id} is configured`);
      return gateway;
    },
    choose: ({ gateway: wanted, currency, method }) => {
      const candidates = accounts.filter(({ gateway }) => wanted === undefined || gateway.name === wanted);
      const [first] = candidates;
      if (!first)
        return err({
          code: 'gateway-unknown',
          gateway: wanted ?? '',
          known: accounts.map(({ gateway }) => gateway.name),
        });
      const taking = candidates.filter(({ gateway }) => gateway.methods.includes(method));
      const [able] = taking;
      if (!able)
        return err({
          code: 'method-not-supported',
          gateway: first.gateway.name,
          methods: first.gateway.methods,
        });
      const chosen = taking.find(({ gateway }) => gateway.supports(currency));
      return chosen ? ok(chosen) : err({ code: 'currency-not-supported', gateway: able.gateway.name });
    },
    all: () => accounts,
  };
};
