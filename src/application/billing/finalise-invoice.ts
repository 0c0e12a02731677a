import { beginAttempt } from '#domain/billing/invoice-attempts';
import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { balanceMoves } from '#domain/billing/invoice-balance';
import { finalise } from '#domain/billing/invoice-steps';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { balanceFor, moveBalance } from '#domain/billing/subscription-balance';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';
import { keepInvoice } from './keep-invoice.ts';
import { keepSubscription } from './keep-subscription.ts';
import { invoiceEvents } from './publish-invoice.ts';
import { load } from '../shared/load.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';

type Ports = Pick<
  BillingPorts,
  'invoices' | 'subscriptions' | 'numbers' | 'settings' | 'outbox' | 'heard' | 'clock'
>;

/** `attempt`: the one that was promised with it; undefined when none was, or nothing is owed. */
export type Finalised = Readonly<{
  invoice: Invoice;
  subscription: Subscription;
  attempt: PayAttempt | undefined;
}>;

type Attempt = Parameters<typeof beginAttempt>[1];

/**
 * Gives a draft its number and what its subscription's balance pays of it. First the number is kept for the invoice, then the
 * balance is moved, then the invoice is saved; whoever finds one that stopped on the way comes to the same. `promised`: an
 * attempt to pay what is owed, promised by the same write.
 */
export const finaliseInvoice = async (
  ports: Ports,
  draft: Invoice,
  known: Subscription,
  promised?: Attempt,
): Promise<Finalised> => {
  let next: Readonly<{ draft: Invoice; known: Subscription }> | undefined = { draft, known };
  return retryOnConflict(async () => {
    const { draft: invoice, known: subscription } = next ?? (await reloaded(ports, draft, known));
    next = undefined;
    if (invoice.number !== null) return { invoice, subscription, attempt: undefined };
    return finaliseOnce(ports, invoice, subscription, promised);
  });
};

const finaliseOnce = async (
  ports: Ports,
  draft: Invoice,
  subscription: Subscription,
  promised: Attempt | undefined,
): Promise<Finalised> => {
  const { tenantId, key } = draft;
  const { invoicePrefix } = await ports.settings.of(tenantId);
  const at = ports.clock.now();
  const numberedWith = (number: number): InvoiceDecision => {
    const asked = { number: numbered(invoicePrefix, number), balance: balanceFor(subscription, key) };
    const decided = finalise(draft, asked, at);
    if (!decided?.ok) throw new Error(`${draft.id} is a draft and can't be finalised`);
    return withAttempt(decided.value, promised, at);
  };
  // A number that is taken must be written down, so one that can't be is found out with none.
  invoiceEvents(numberedWith(0));
  const decision = numberedWith(await ports.numbers.numberOf(tenantId, 'invoices', key));
  let moved = subscription;
  for (const move of balanceMoves(decision.state)) {
    const change = moveBalance(moved, move, at);
    if (change && !change.ok)
      throw new Error(`the balance of ${moved.id} can't be moved: ${change.error.code}`);
    if (change) moved = await keepSubscription(ports, moved, change.value);
  }
  const invoice = await keepInvoice(ports, decision);
  return { invoice, subscription: moved, attempt: openAttempt(invoice.attempts) };
};

const withAttempt = (
  finalised: InvoiceDecision,
  promised: Attempt | undefined,
  at: Date,
): InvoiceDecision => {
  const begun = promised && finalised.state.status === 'open' && beginAttempt(finalised.state, promised, at);
  return begun && begun.ok
    ? { state: begun.value.state, events: [...finalised.events, ...begun.value.events] }
    : finalised;
};

/** `INV-000042`: six digits or more, so that they sort. */
export const numbered = (prefix: string, number: number): string =>
  `${prefix}${String(number).padStart(6, '0')}`;

const reloaded = async (
  { invoices, subscriptions }: Ports,
  draft: Invoice,
  { tenantId, id }: Subscription,
) => {
  const [latest, subscription] = await Promise.all([
    load(invoices, tenantId, draft.id),
    load(subscriptions, tenantId, id),
  ]);
  return { draft: latest, known: subscription };
};
