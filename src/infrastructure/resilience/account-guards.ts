import { LRUCache } from 'lru-cache';
import { type BreakerBoard, type BreakerStates } from '#application/gateways/ports/breaker-board';
import { type KeyRefusals } from '#application/gateways/ports/key-refusals';
import { type OpenAccount } from '#application/gateways/ports/provider';
import { type Clock } from '#application/shared/ports/clock';
import { type Log } from '#application/shared/ports/log';
import { type Metrics } from '#application/shared/ports/metrics';
import { type GatewayAccountId } from '#domain/shared/ids';
import { callGuard, type CallGuard, type GuardLimits } from './call-guard.ts';
import { guardedGateway } from './guarded-gateway.ts';
import { guardedVault } from './guarded-vault.ts';
import { keyWatch, type KeyWatch } from './key-watch.ts';

type Needs = Readonly<{
  board: BreakerBoard;
  refusals: KeyRefusals;
  limits: GuardLimits;
  /** How many accounts are remembered, and for how long (ms) one that nobody calls. */
  countMax?: number;
  idleMs?: number;
  clock: Clock;
  log: Log;
  metrics: Metrics;
}>;
export type AccountGuards = BreakerStates &
  Readonly<{
    /** Opens an account's adapters behind its guard. They tell `keyRefused` when the provider does not take the key. */
    guard(
      account: GatewayAccountId,
      gateway: string,
      open: (keyRefused: () => void) => OpenAccount,
    ): OpenAccount;
  }>;

type Guarded = Readonly<{ gateway: string; guard: CallGuard; key: KeyWatch; unwatch: () => void }>;

/** Far longer than any rest: what is dropped has nothing left to say. */
const usualIdleMs = 600_000;
const usualCountMax = 10_000;

/**
 * One guard for each account, kept while the account's adapters are opened anew: what was learned stays. One that nobody has
 * called for long is dropped, and made again by the next call.
 */
export const accountGuards = ({
  board,
  refusals,
  limits,
  countMax = usualCountMax,
  idleMs = Math.max(usualIdleMs, 2 * limits.openMs),
  clock,
  log,
  metrics,
}: Needs): AccountGuards => {
  const guards = new LRUCache<GatewayAccountId, Guarded>({
    max: countMax,
    ttl: idleMs,
    updateAgeOnGet: true,
    dispose: ({ unwatch }) => unwatch(),
  });

  const guardOf = (account: GatewayAccountId, gateway: string): Guarded => {
    const known = guards.get(account);
    if (known) return known;
    guards.purgeStale();
    const guard = callGuard(limits, (forMs) => {
      log.warn('breaker-opened', { gatewayAccountId: account, gateway, forMs });
      board.announce(account, forMs);
    });
    const key = keyWatch(guard, limits.openMs, () => {
      log.error('gateway-key-refused', { gatewayAccountId: account, gateway });
      metrics.refused({ operation: `call-${gateway}`, code: 'gateway-key-refused' });
      refusals.note(account, clock.now());
    });
    const unwatch = board.watch(account, (forMs) => void guard.hold(forMs));
    const made = { gateway, guard, key, unwatch };
    guards.set(account, made);
    return made;
  };

  return {
    guard: (account, gateway, open) => {
      guardOf(account, gateway).key.renew();
      const adapters = open(() => guardOf(account, gateway).key.refused());
      const guard: Pick<CallGuard, 'run'> = {
        run: (make, reads) => guardOf(account, gateway).key.run(make, reads),
      };
      return {
        ...adapters,
        gateway: guardedGateway(adapters.gateway, guard),
        ...(adapters.vault && { vault: guardedVault(adapters.vault, guard) }),
      };
    },
    isOpen: (account) => guards.peek(account)?.guard.state() === 'open',
    all: () => {
      guards.purgeStale();
      return [...guards.entries()].map(([account, { gateway, guard, key }]) => ({
        account,
        gateway,
        state: guard.state(),
        isKeyRefused: key.isRefused(),
      }));
    },
  };
};
