import { isForgonePeriod } from '#domain/billing/forgone';
import { forfeitOf } from '#domain/billing/restore';
import { type InvoiceId, type TenantId } from '#domain/shared/ids';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { closeInvoice } from '../close-invoice.ts';
import { giveBalanceBack } from '../commands/void-invoice.ts';
import { billingEvents } from '../contract.ts';
import { giveInvoiceBack } from '../give-invoice-back.ts';
import { returnCredit } from '../return-credit.ts';
import { settleFailed, settlePaid } from '../settle-subscription.ts';

/**
 * Tells a subscription how its invoice fared, when whoever recorded that died before saying so. What came for a period that
 * was forgone meanwhile goes back, and is not asked for.
 */
export const settleOnInvoiceEnded = (ports: BillingPorts): Reaction[] => [
  {
    hears: billingEvents.invoicePaid,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      if (!invoice) return;
      const subscription = await settlePaid(ports, invoice);
      if (isForgonePeriod(subscription, invoice.periodIndex)) await giveInvoiceBack(ports, invoice, ended);
      if (forfeitOf(subscription, invoice.periodIndex)?.isLapsed)
        await giveInvoiceBack(ports, invoice, replaced);
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
    hears: billingEvents.invoiceGivenUp,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      if (invoice) await returnCredit(ports, invoice, invoice.returned);
    },
  },
  {
    hears: billingEvents.attemptFailed,
    run: async (event) => {
      const invoice = await invoiceOf(ports, event);
      const { attempt, failure } = event.data;
      if (!invoice || typeof attempt !== 'string' || typeof failure !== 'string') return;
      const subscription = await settleFailed(ports, invoice, { attempt, failure });
      if (isForgonePeriod(subscription, invoice.periodIndex))
        await closeInvoice(ports, invoice, 'void', ended);
    },
  },
];

const ended = 'the subscription ended before it was paid';
const replaced = 'something else was taken up before it was paid';

const invoiceOf = ({ invoices }: BillingPorts, { tenantId, aggregate }: IntegrationEvent) =>
  invoices.find(tenantId as TenantId, aggregate.id as InvoiceId);
