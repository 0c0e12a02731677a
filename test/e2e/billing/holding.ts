import { type BillingPorts } from '#application/billing/index';

/** Asked before and after each call of a port: `before numbers.numberOf` and what it is given. Whoever waits in it is held. */
export type Gate = (point: string, given: readonly unknown[]) => Promise<void>;

const open: Gate = () => Promise.resolve();

/** Ports at whose calls a test can hold a process, for a while or for good: that is what a crash there leaves behind. */
export const holding = () => {
  let gate = open;
  let known: BillingPorts | undefined;
  const held = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get: (target, method) => {
        const call: unknown = Reflect.get(target, method);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]): Promise<unknown> => {
          const point = `${name}.${String(method)}`;
          await gate(`before ${point}`, given);
          const result: unknown = await Reflect.apply(call, target, given);
          await gate(`after ${point}`, given);
          return result;
        };
      },
    });
  return {
    change: (ports: BillingPorts): BillingPorts =>
      (known = {
        ...ports,
        invoices: held('invoices', ports.invoices),
        numbers: held('numbers', ports.numbers),
        charges: held('charges', ports.charges),
      }),
    ports: (): BillingPorts => {
      if (!known) throw new Error('there is no Kassa yet');
      return known;
    },
    /** Holds the next to come to a point, until `goOn`. `reached`: that somebody has come there. */
    at: (wanted: string, isIt: (given: readonly unknown[]) => boolean = () => true) => {
      let goOn: () => void = () => undefined;
      const reached = new Promise<void>((resolve) => {
        gate = async (point, given) => {
          if (point !== wanted || !isIt(given)) return;
          gate = open;
          resolve();
          await new Promise<void>((go) => (goOn = go));
        };
      });
      return { reached, goOn: () => goOn() };
    },
  };
};
export type Holding = ReturnType<typeof holding>;
