import { type AskedAttempt, beginAttempt } from '#domain/billing/invoice-attempts';
import { type Invoice, type InvoiceDecision } from '#domain/billing/invoice';
import { balanceMoves } from '#domain/billing/invoice-balance';
import { decideInvoice } from '#domain/billing/invoice-evolution';
import { finalise } from '#domain/billing/invoice-steps';
import { openAttempt, type PayAttempt } from '#domain/billing/pay-attempt';
import { balanceFor, moveBalance } from '#domain/billing/subscription-balance';
import { type Subscription } from '#domain/billing/subscription';
import { zero } from '#domain/shared/money';
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

/**
 * `promised`: an attempt to pay what is owed, promised by the same write. `isToBePaid` false: it will be voided, and takes
 * nothing of the balance.
 */
type How = Readonly<{ promised?: AskedAttempt | undefined; isToBePaid?: boolean }>;

/**
 * Gives a draft its number and what its subscription's balance pays of it. Where the balance pays, that is written on the
 * draft first, and then what it pays on the subscription: so whoever else finalises it sees one of the two, however long ago
 * they read the other. Whoever finds a draft that stopped on the way comes to the same.
 */
export const finaliseInvoice = async (
  ports: Ports,
  draft: Invoice,
  known: Subscription,
  how: How = {},
): Promise<Finalised> => {
  let next: Readonly<{ draft: Invoice; known: Subscription }> | undefined = { draft, known };
  return retryOnConflict(async () => {
    const { draft: invoice, known: subscription } = next ?? (await reloaded(ports, draft, known));
    next = undefined;
    if (invoice.number !== null) return { invoice, subscription, attempt: undefined };
    return finaliseOnce(ports, invoice, subscription, how);
  });
};

const finaliseOnce = async (
  ports: Ports,
  draft: Invoice,
  subscription: Subscription,
  { promised, isToBePaid = true }: How,
): Promise<Finalised> => {
  const { tenantId, key } = draft;
  const { invoicePrefix } = await ports.settings.of(tenantId);
  const at = ports.clock.now();
  const balance = balanceFor(
    subscription,
    key,
    isToBePaid ? subscription.balance : zero(draft.total.currency),
  );
  const numberedWith = (invoice: Invoice, number: number): InvoiceDecision => {
    const decided = finalise(invoice, { number: numbered(invoicePrefix, number), balance }, at);
    if (!decided?.ok) throw new Error(`${draft.id} is a draft and can't be finalised`);
    return withAttempt(decided.value, promised, at);
  };
  // A number that is taken must be written down, so one that can't be is found out with none.
  const possible = numberedWith(draft, 0);
  invoiceEvents(possible);
  const seeking = possible.state.credit.minor > 0n ? await seekingCredit(ports, draft, at) : draft;
  const decision = numberedWith(seeking, await ports.numbers.numberOf(tenantId, 'invoices', key));
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

const seekingCredit = async (ports: Ports, draft: Invoice, at: Date): Promise<Invoice> => {
  if (draft.seeksCredit) return draft;
  const sought = decideInvoice(draft, { type: 'CreditSought', at });
  if (!sought.ok) throw new Error(`${draft.id} is a draft and can't seek credit`);
  return keepInvoice(ports, sought.value);
};

const withAttempt = (
  finalised: InvoiceDecision,
  promised: AskedAttempt | undefined,
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
