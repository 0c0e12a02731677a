import { AsyncLocalStorage } from 'node:async_hooks';
import { type BillingPorts } from '#application/billing/index';

/** A command that is to die: at its n-th await, from 1. */
type Life = { readonly diesAt: number; passed: number; dies(at: string): void };

/**
 * Commands of billing that die on the way, in this process: at an await of their choice they stop for good, which is what a
 * crash there leaves behind. That is before each call of a port; after it, nothing is done that others see before the next.
 */
export const openDeaths = () => {
  const lives = new AsyncLocalStorage<Life>();

  const pass = async (point: string): Promise<void> => {
    const life = lives.getStore();
    if (!life) return;
    life.passed += 1;
    if (life.passed !== life.diesAt) return;
    life.dies(point);
    await new Promise(() => undefined);
  };
  const mortal = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get: (target, method) => {
        const call: unknown = Reflect.get(target, method);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]): Promise<unknown> => {
          await pass(`${name}.${String(method)}`);
          return Reflect.apply(call, target, given) as unknown;
        };
      },
    });

  let known: BillingPorts | undefined;
  let changed: BillingPorts | undefined;
  return {
    /** Those that nobody dies at. */
    ports: (): BillingPorts => {
      if (!known) throw new Error('there is no Kassa yet');
      return known;
    },
    /** Ports at whose every await a command may have to die. One subscription is worked on at a time, so nobody lives on. */
    change: (ports: BillingPorts): BillingPorts =>
      (changed = {
        ...(known = ports),
        catalogue: mortal('catalogue', ports.catalogue),
        coupons: mortal('coupons', ports.coupons),
        settings: mortal('settings', ports.settings),
        subscriptions: mortal('subscriptions', ports.subscriptions),
        invoices: mortal('invoices', ports.invoices),
        numbers: mortal('numbers', ports.numbers),
        payers: mortal('payers', ports.payers),
        charges: mortal('charges', ports.charges),
        engine: { ...ports.engine, claimMax: 1, renewalsAtOnce: 1 },
      }),
    /** The same, for what no command does by itself. */
    mortalPorts: (): BillingPorts => {
      if (!changed) throw new Error('there is no Kassa yet');
      return changed;
    },
    /** Runs a command until its n-th await. Gives where it died; `finished` when it has not so many. */
    runUntil: (diesAt: number, command: () => Promise<unknown>): Promise<string> =>
      new Promise((resolve, reject) => {
        const life: Life = { diesAt, passed: 0, dies: resolve };
        lives.run(life, () => void command().then(() => resolve('finished'), reject));
      }),
  };
};
export type Deaths = ReturnType<typeof openDeaths>;
