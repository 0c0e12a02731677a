import { draftInvoice, type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type TaxedAs } from '#domain/billing/taxed-lines';
import { type InvoiceId, type TenantId } from '#domain/shared/ids';
import { type BillingPorts } from './billing-ports.ts';
import { type InvoiceOrder } from './invoice-order.ts';
import { type Payer } from './ports/payers.ts';

type Ports = Pick<BillingPorts, 'invoices' | 'settings' | 'payers' | 'taxOf' | 'clock' | 'ids'>;

/**
 * The invoice of an order: drawn up now, unless it was before. `isNew`: nobody can have looked for it yet, so it is stored
 * without looking first.
 */
export const drawUp = async (
  ports: Ports,
  { id, tenantId, customerId, ownerId, item }: Subscription,
  { key, lines, paidBy, ...order }: InvoiceOrder,
  { isNew, payer: known }: Readonly<{ isNew: boolean; payer?: Payer | undefined }>,
): Promise<Invoice> => {
  const { invoices, settings, payers, taxOf, clock, ids } = ports;
  const find = () => invoices.findByKey(tenantId, key);
  const existing = isNew ? undefined : await find();
  if (existing) return existing;
  const payer = known ?? (await payers.find(tenantId, customerId));
  const { taxBehaviour: behaviour } = await settings.of(tenantId);
  const taxedAs = { country: payer?.country ?? null, behaviour, at: order.issuedAt };
  const draft = draftInvoice(
    {
      ...order,
      id: ids.next('inv') as InvoiceId,
      tenantId,
      key,
      customerId,
      ownerId,
      subscriptionId: id,
      currency: item.unitPrice.currency,
      lines,
      taxedAs,
      paidAs: (await taxedAsPaid(invoices, tenantId, paidBy)) ?? taxedAs,
    },
    taxOf,
    clock.now(),
  );
  const drawn = (await invoices.insert(draft)) ?? (await find());
  if (!drawn) throw new Error(`the invoice ${key} is neither new nor known`);
  return drawn;
};

/** What was paid last for the time that an order gives back, and so what its tax was reckoned by; undefined when nobody knows. */
export const taxedAsPaid = async (
  invoices: Ports['invoices'],
  tenantId: TenantId,
  paidBy: InvoiceOrder['paidBy'],
): Promise<TaxedAs | undefined> => {
  for (const key of paidBy.toReversed()) {
    // A change that cost nothing has no invoice: what was paid before it has paid for it.
    const invoice = await invoices.findByKey(tenantId, key);
    if (invoice) return invoice.taxedAs;
  }
  return undefined;
};
