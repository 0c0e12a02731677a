import { type BillingPorts } from '#application/billing/index';
import { type PaymentsPorts } from '#application/payments/index';
import { type PaymentGateway } from '#application/payments/ports/payment-gateway';
import { type RecoveryPorts } from '#application/recovery/index';
import { type Turns } from './turns.ts';

/** How long a customer has to confirm an intent here: with a day, expiry would take reconciliations with it. */
export const shortIntentMs = 60_000;
/** What a gateway says without asking its provider. */
const atOnce: readonly string[] = ['estimatedRate', 'maximum', 'approvalsNeeded', 'fees'];

/**
 * A port before whose every call a command may have to stop, but for the named ones, which answer at once. After a call is
 * before the next one: in between a command touches nothing that others see.
 */
const stoppable = <Port extends object>(
  { pass }: Pick<Turns, 'pass'>,
  name: string,
  port: Port,
  except: readonly string[] = [],
): Port =>
  new Proxy(port, {
    get: (target, method) => {
      const call: unknown = Reflect.get(target, method);
      if (typeof call !== 'function' || except.includes(String(method))) return call;
      return async (...given: unknown[]): Promise<unknown> => {
        await pass(`${name}.${String(method)}`);
        return Reflect.apply(call, target, given) as unknown;
      };
    },
  });

/** Called before a call of a gateway; gives what waits, after it, until the provider has done what it does because of it. */
export type Aftermath = () => Promise<() => Promise<void>>;

/**
 * When Kassa gives back what was paid on Payme's page, Payme has it cancel its transaction. Here that is done before the
 * refund is answered, so that it happens in the turn of whoever asked for it.
 */
const withAftermath = (gateway: PaymentGateway, aftermath: Aftermath | undefined): PaymentGateway => {
  if (!aftermath || gateway.name !== 'payme') return gateway;
  const followed = async <Answer>(make: () => Promise<Answer>): Promise<Answer> => {
    const isOver = await aftermath();
    const answer = await make();
    await isOver();
    return answer;
  };
  return {
    ...gateway,
    refund: (call) => followed(() => gateway.refund(call)),
    settleRefund: (call) => followed(() => gateway.settleRefund(call)),
  };
};

/** Ports of the payments module whose every await is one at which a command may have to stop. A pause is a chance to wait. */
export const paymentsPortsInTurn =
  (turns: Pick<Turns, 'pass' | 'wait'>, aftermath?: Aftermath) =>
  (ports: PaymentsPorts): PaymentsPorts => ({
    ...ports,
    payments: stoppable(turns, 'payments', ports.payments),
    refunds: stoppable(turns, 'refunds', ports.refunds),
    disputes: stoppable(turns, 'disputes', ports.disputes),
    transactions: stoppable(turns, 'transactions', ports.transactions),
    views: stoppable(turns, 'views', ports.views),
    terms: stoppable(turns, 'terms', ports.terms),
    saved: stoppable(turns, 'saved', ports.saved),
    gateways: {
      ...stoppable(turns, 'gateways', ports.gateways),
      of: async (account) =>
        stoppable(turns, 'gateway', withAftermath(await ports.gateways.of(account), aftermath), atOnce),
    },
    // Events are found by the sweep, when the race is over.
    outbox: { handOver: () => undefined },
    pause: async () => {
      await turns.wait();
    },
    settings: { ...ports.settings, intentLifetimeMs: shortIntentMs },
  });

/** The same of the recovery module; what it has done by payments' commands is stopped there. */
export const recoveryPortsInTurn =
  (turns: Pick<Turns, 'pass' | 'wait'>) =>
  (ports: RecoveryPorts): RecoveryPorts => ({
    ...ports,
    reviews: stoppable(turns, 'reviews', ports.reviews),
    doubts: stoppable(turns, 'doubts', ports.doubts),
    limits: stoppable(turns, 'limits', ports.limits),
  });

/** The same of billing; a charge is one await: what payments do beside each other is raced elsewhere. */
export const billingPortsInTurn =
  (turns: Pick<Turns, 'pass'>) =>
  (ports: BillingPorts): BillingPorts => ({
    ...ports,
    settings: stoppable(turns, 'settings', ports.settings),
    subscriptions: stoppable(turns, 'subscriptions', ports.subscriptions),
    invoices: stoppable(turns, 'invoices', ports.invoices),
    numbers: stoppable(turns, 'numbers', ports.numbers),
    payers: stoppable(turns, 'payers', ports.payers),
    charges: stoppable(turns, 'charges', ports.charges),
    outbox: { handOver: () => undefined },
    engine: { ...ports.engine, claimMax: 1 },
  });
