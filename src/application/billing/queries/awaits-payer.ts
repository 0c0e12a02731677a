import { openAttempt } from '#domain/billing/pay-attempt';
import { type BillingPorts } from '../billing-ports.ts';
import { type InvoiceView } from '../invoice-view.ts';

/** Whether the open try to pay an invoice waits for its payer, who may have left, and not for a provider. */
export const awaitsPayer =
  ({ charges }: Pick<BillingPorts, 'charges'>) =>
  async ({ tenantId, attempts }: Pick<InvoiceView, 'tenantId' | 'attempts'>): Promise<boolean> => {
    const open = openAttempt(attempts);
    if (!open) return false;
    const { key, paymentId } = open;
    const outcome = await charges.look(tenantId, paymentId === null ? { key } : { paymentId });
    return outcome?.kind === 'action';
  };
