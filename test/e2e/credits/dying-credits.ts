import { creditsEvents } from '#application/credits/contract';
import { type CreditsPorts } from '#application/credits/index';
import { openCredits } from '#bootstrap/open-credits';
import { type World } from '#test/support/world';

/** The process has died. */
export class Crash extends Error {}

/** A credits module whose n-th await of a port, before or after the port has done its work, is the last thing that happens. */
export const creditsDyingAt = (world: World, stopsAt: number) => {
  let passed = 0;
  const pass = (): void => {
    passed += 1;
    if (passed >= stopsAt) throw new Crash();
  };
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...args: unknown[]): Promise<unknown> => {
          pass();
          const result: unknown = await call(...args);
          pass();
          return result;
        };
      },
    });
  return creditsOf(world, (ports) => ({
    ...ports,
    accounts: mortal(ports.accounts),
    history: mortal(ports.history),
    packs: mortal(ports.packs),
    purchases: mortal(ports.purchases),
    payments: mortal(ports.payments),
    buyers: mortal(ports.buyers),
    shortfalls: mortal(ports.shortfalls),
  }));
};

/** One more credits module on the same machines, as in another process; it hears of every event. */
export const creditsOf = (world: World, change?: (ports: CreditsPorts) => CreditsPorts) => {
  const { payments, customers, recovery } = world.modules;
  const others = { payments, customers, desk: () => recovery.desk };
  const heard = new Set<string>(Object.values(creditsEvents));
  return openCredits(world.platform, heard, others, change);
};

/** Whether it was done; false when the process died of it. */
export const survives = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (failure) {
    if (failure instanceof Crash) return false;
    throw failure;
  }
};
