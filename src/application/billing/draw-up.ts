import { draftInvoice, type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type InvoiceId } from '#domain/shared/ids';
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
  { key, lines, ...order }: InvoiceOrder,
  { isNew, payer: known }: Readonly<{ isNew: boolean; payer?: Payer | undefined }>,
): Promise<Invoice> => {
  const { invoices, settings, payers, taxOf, clock, ids } = ports;
  const find = () => invoices.findByKey(tenantId, key);
  const existing = isNew ? undefined : await find();
  if (existing) return existing;
  const payer = known ?? (await payers.find(tenantId, customerId));
  const { taxBehaviour } = await settings.of(tenantId);
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
      country: payer?.country ?? null,
      behaviour: taxBehaviour,
    },
    taxOf,
    clock.now(),
  );
  const drawn = (await invoices.insert(draft)) ?? (await find());
  if (!drawn) throw new Error(`the invoice ${key} is neither new nor known`);
  return drawn;
};
