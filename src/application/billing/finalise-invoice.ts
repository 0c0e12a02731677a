import { type Invoice } from '#domain/billing/invoice';
import { balanceMoves } from '#domain/billing/invoice-balance';
import { finalise } from '#domain/billing/invoice-steps';
import { balanceFor, moveBalance } from '#domain/billing/subscription-balance';
import { type Subscription } from '#domain/billing/subscription';
import { type BillingPorts } from './billing-ports.ts';
import { keepInvoice } from './keep-invoice.ts';
import { keepSubscription } from './keep-subscription.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';

type Ports = Pick<
  BillingPorts,
  'invoices' | 'subscriptions' | 'numbers' | 'settings' | 'outbox' | 'heard' | 'clock'
>;

export type Finalised = Readonly<{ invoice: Invoice; subscription: Subscription }>;

/**
 * Gives a draft its number and what its subscription's balance pays of it. First the number is kept for the invoice, then the
 * balance is moved, then the invoice is saved; whoever finds one that stopped on the way comes to the same.
 */
export const finaliseInvoice = async (
  ports: Ports,
  draft: Invoice,
  known: Subscription,
): Promise<Finalised> => {
  let next: Readonly<{ draft: Invoice; known: Subscription }> | undefined = { draft, known };
  return retryOnConflict(async () => {
    const { draft: invoice, known: subscription } = next ?? (await reloaded(ports, draft, known));
    next = undefined;
    if (invoice.number !== null) return { invoice, subscription };
    return finaliseOnce(ports, invoice, subscription);
  });
};

const finaliseOnce = async (ports: Ports, draft: Invoice, subscription: Subscription): Promise<Finalised> => {
  const { tenantId, key } = draft;
  const { invoicePrefix } = await ports.settings.of(tenantId);
  const number = numbered(invoicePrefix, await ports.numbers.numberOf(tenantId, 'invoices', key));
  const at = ports.clock.now();
  const decision = finalise(draft, { number, balance: balanceFor(subscription, key) }, at);
  if (!decision) return { invoice: draft, subscription };
  if (!decision.ok) throw new Error(`${draft.id} is a draft and can't be finalised`);
  let moved = subscription;
  for (const move of balanceMoves(decision.value.state)) {
    const change = moveBalance(moved, move, at);
    if (change && !change.ok)
      throw new Error(`the balance of ${moved.id} can't be moved: ${change.error.code}`);
    if (change) moved = await keepSubscription(ports, moved, change.value);
  }
  const invoice = await keepInvoice(ports, decision.value);
  return { invoice, subscription: moved };
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
    invoices.find(tenantId, draft.id),
    subscriptions.find(tenantId, id),
  ]);
  if (!latest || !subscription) throw new Error(`${draft.id} or its subscription has vanished`);
  return { draft: latest, known: subscription };
};
