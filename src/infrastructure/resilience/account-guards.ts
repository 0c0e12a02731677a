import { type BreakerBoard, type BreakerStates } from '#application/gateways/ports/breaker-board';
import { type OpenAccount } from '#application/gateways/ports/provider';
import { type Log } from '#application/shared/ports/log';
import { type GatewayAccountId } from '#domain/shared/ids';
import { callGuard, type CallGuard, type GuardLimits } from './call-guard.ts';
import { guardedGateway } from './guarded-gateway.ts';

type Needs = Readonly<{ board: BreakerBoard; limits: GuardLimits; log: Log }>;
export type AccountGuards = BreakerStates &
  Readonly<{ guard(account: GatewayAccountId, open: OpenAccount): OpenAccount }>;

/** One guard for each account, kept while the account's adapters are opened anew: what was learned stays. */
export const accountGuards = ({ board, limits, log }: Needs): AccountGuards => {
  const guards = new Map<GatewayAccountId, Readonly<{ gateway: string; guard: CallGuard }>>();

  const guardOf = (account: GatewayAccountId, gateway: string): CallGuard => {
    const known = guards.get(account);
    if (known) return known.guard;
    const guard = callGuard(limits, (forMs) => {
      log.warn('breaker-opened', { gatewayAccountId: account, gateway, forMs });
      board.announce(account, forMs);
    });
    board.watch(account, (forMs) => guard.hold(forMs));
    guards.set(account, { gateway, guard });
    return guard;
  };

  return {
    guard: (account, open) => ({
      ...open,
      gateway: guardedGateway(open.gateway, guardOf(account, open.gateway.name)),
    }),
    isOpen: (account) => guards.get(account)?.guard.state() === 'open',
    all: () =>
      [...guards].map(([account, { gateway, guard }]) => ({ account, gateway, state: guard.state() })),
  };
};
