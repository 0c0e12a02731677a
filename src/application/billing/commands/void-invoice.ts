import { z } from 'zod';
import { voidInvoice as decideVoid } from '#domain/billing/invoice-steps';
import { type AttemptOpen } from '#domain/billing/pay-attempt';
import { type Invoice } from '#domain/billing/invoice';
import { creditToReturn } from '#domain/billing/invoice-balance';
import { type InvoiceId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { fromLastSeen } from '../../shared/from-last-seen.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { finaliseInvoice } from '../finalise-invoice.ts';
import { type InvoiceView } from '../invoice-view.ts';
import { keepInvoice } from '../keep-invoice.ts';
import { linkedView } from '../pay-link.ts';
import { returnCredit } from '../return-credit.ts';
import { settlePaid } from '../settle-subscription.ts';
import { load } from '../../shared/load.ts';

export const VoidInvoice = z.strictObject({ reason: z.string().trim().min(1).max(500) });
type Input = Readonly<{
  actor: Actor;
  id: InvoiceId;
  asked: z.output<typeof VoidInvoice>;
}>;
type VoidRefusal = IllegalTransition | AttemptOpen;

/** Says that an invoice should not have been. Voiding it again changes nothing. What its balance paid is given back. */
export const voidInvoice =
  (ports: BillingPorts) =>
  async ({
    actor,
    id,
    asked,
  }: Input): Promise<Result<Readonly<{ invoice: InvoiceView }>, NotFound | VoidRefusal>> => {
    const found = await ports.invoices.find(actor.tenantId, id);
    if (!found || !isVisible(found, visibleTo(actor))) return err(notFound);
    const voided = await carryOutVoid(ports, found, asked.reason);
    return voided.ok ? ok({ invoice: linkedView(ports, voided.value) }) : voided;
  };

/**
 * The same for whoever else finds that an invoice should not have been. A draft is given its number first: one may be kept for
 * it already, and none is left out.
 */
export const carryOutVoid = async (
  ports: BillingPorts,
  found: Invoice,
  reason: string,
): Promise<Result<Invoice, VoidRefusal>> => {
  const voided = await fromLastSeen<Invoice, Result<Invoice, VoidRefusal>>(
    ports.invoices,
    found,
    async (latest) => {
      const invoice = latest.status === 'draft' ? await finalised(ports, latest) : latest;
      if (invoice.status === 'void') return ok(invoice);
      const decided = decideVoid(invoice, reason, ports.clock.now());
      return decided.ok ? ok(await keepInvoice(ports, decided.value)) : decided;
    },
  );
  return voided.ok ? ok(await giveBalanceBack(ports, voided.value)) : voided;
};

const finalised = async (ports: BillingPorts, draft: Invoice): Promise<Invoice> => {
  const subscription = await load(ports.subscriptions, draft.tenantId, draft.subscriptionId);
  // The balance is for what is to be had.
  return (await finaliseInvoice(ports, draft, subscription, { isToBePaid: false })).invoice;
};

/** Done by whoever voided it and once more by the reaction to the event; it is given back once. */
export const giveBalanceBack = async (ports: BillingPorts, invoice: Invoice): Promise<Invoice> => {
  const returned = await returnCredit(ports, invoice, creditToReturn(invoice));
  await settlePaid(ports, returned);
  return returned;
};
