import { type InvoiceAnswer } from '#application/billing/commands/pay-invoice';
import { PaymentMethodIdSchema } from '#application/shared/schemas';
import { type PaymentMethodId } from '#domain/shared/ids';
import { type Reply } from '../../reply.ts';
import { backTo, messageReply, seeOther } from '../page-reply.ts';
import { actorOf, postPage } from '../page-route.ts';
import { addressOf, type PageVisit } from '../page-visit.ts';
import { redirectMethods, type RedirectMethod } from '../pages-desk.ts';
import { invoiceOf } from './invoice.route.ts';

/** Pays with what was chosen, and sends the payer on: to the provider's page if there is one, else back to see what came of it. */
export const payInvoiceFormRoute = postPage(
  { path: '/i/:token/pay', purpose: 'invoice', summary: 'Pay an invoice from its page' },
  async (desk, visit, { fields, idempotency }) => {
    const way = wayOf(fields['way'] ?? '');
    if (!way) return backTo(visit, '', 'refused');
    const invoice = await invoiceOf(desk, visit);
    if (!invoice) return messageReply(visit, 404, visit.words.linkUnknown);
    const paid = await desk.payInvoice({
      actor: actorOf(visit, invoice.ownerId ?? invoice.customerId),
      idempotency,
      id: invoice.id,
      asked: { paymentMethod: way, returnUrl: `${desk.publicUrl}${addressOf(visit)}` },
    });
    if (paid.ok) return afterPaying(visit, paid.value);
    switch (paid.error.code) {
      case 'nothing-owed':
      case 'payment-declined':
        return backTo(visit, '');
      case 'attempt-open':
        return backTo(visit, '', 'waiting');
      case 'idempotency-key-reused':
        return backTo(visit, '', 'sent-twice');
      default:
        return backTo(visit, '', 'refused');
    }
  },
);

const afterPaying = (visit: PageVisit, { actionUrl }: InvoiceAnswer): Reply =>
  actionUrl === null ? backTo(visit, '') : seeOther(new URL(actionUrl).href);

/** `saved:<id>` or `redirect:<name>`, as the form's own choices are. */
const wayOf = (way: string): { id: PaymentMethodId } | { type: RedirectMethod } | undefined => {
  const [kind, name = ''] = way.split(':');
  if (kind === 'saved') {
    const id = PaymentMethodIdSchema.safeParse(name);
    return id.success ? { id: id.data } : undefined;
  }
  const type = redirectMethods.find((known) => known === name);
  return kind === 'redirect' && type ? { type } : undefined;
};
