import { type MethodVault, type Vaulted } from '#application/customers/ports/method-vault';
import { type CallGuard } from './call-guard.ts';

/** A vault whose calls go through its account's guard, beside payments' own. A call that is held back is to be made again. */
export const guardedVault = (vault: MethodVault, guard: Pick<CallGuard, 'run'>): MethodVault => {
  const through = <T>(make: () => Vaulted<T>): Vaulted<T> =>
    guard.run<Awaited<Vaulted<T>>>(make, {
      sign: (answer) => (!answer.ok && answer.error.code === 'unavailable' ? 'silent' : 'answered'),
      heldBack: (why) => ({
        ok: false,
        error: { code: 'unavailable', detail: `The payment provider was not asked, because ${why}.` },
      }),
    });
  const abandon = vault.abandon?.bind(vault);
  const look = vault.look?.bind(vault);
  const portal = vault.portal?.bind(vault);
  return {
    register: (customer, key) => through(() => vault.register(customer, key)),
    begin: (asked) => through(() => vault.begin(asked)),
    finish: (asked) => through(() => vault.finish(asked)),
    remove: (asked) => through(() => vault.remove(asked)),
    ...(look && { look: (asked) => through(() => look(asked)) }),
    ...(abandon && { abandon: (asked) => through(() => abandon(asked)) }),
    ...(vault.pages && { pages: vault.pages }),
    ...(portal && { portal: (asked) => through(() => portal(asked)) }),
  };
};
