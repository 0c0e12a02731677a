import { type InvoiceId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { giveBalanceBack } from '../commands/void-invoice.ts';
import { billingEvents } from '../contract.ts';
import { settleFailed, settlePaid } from '../settle-subscription.ts';

/** Tells a subscription how its invoice fared, when whoever recorded that died before saying so. */
export const settleOnInvoiceEnded = (ports: BillingPorts): Reaction[] => [
  {
    hears: billingEvents.invoicePaid,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      if (invoice) await settlePaid(ports, invoice);
    },
  },
  {
    hears: billingEvents.invoiceVoided,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      if (invoice) await giveBalanceBack(ports, invoice);
    },
  },
  {
    hears: billingEvents.attemptFailed,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      const { attempt, failure } = event.data;
      if (!invoice || typeof attempt !== 'string' || typeof failure !== 'string') return;
      await settleFailed(ports, invoice, { attempt, failure });
    },
  },
];

const invoiceOf = ({ invoices }: BillingPorts, { tenantId, aggregate }: IntegrationEvent) =>
  invoices.find(tenantId as TenantId, aggregate.id as InvoiceId);
