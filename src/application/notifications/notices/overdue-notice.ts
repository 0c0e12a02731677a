import { billingEvents } from '#application/billing/contract';
import { declineReason } from '#domain/notifications/decline-reason';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { instantFact, invoiceLink, moneyFact, notice, type NoticeReader, portalLink } from './notice.ts';
import { subscriptionFacts } from './subscription-facts.ts';

/**
 * That a period is not paid, by step and with the way to pay; nothing where the step has nothing to tell. News of it may be
 * late, so the invoice is looked at first: who has paid meanwhile is not dunned any more.
 */
export const overdueNotice: NoticeReader = async ({ type, tenantId: tenant, data }, matters) => {
  const facts = subscriptionFacts.parse(data);
  const { customerId, periodIndex, planName, price, currency, nextAt } = facts;
  const kind = facts.notice?.kind;
  // That grace begins has an event of its own beside the step that led there.
  if (!kind || (kind === 'grace-began' && type !== billingEvents.graceBegan)) return null;
  const tenantId = tenant as TenantId;
  const subscriptionId = facts.subscriptionId as SubscriptionId;
  const invoice = await matters.periodInvoice(tenantId, subscriptionId, periodIndex);
  if (invoice?.standing === 'settled') return null;
  const isOwed = invoice?.standing === 'owed';
  const told = {
    plan: planName,
    amount: isOwed ? invoice.due : moneyFact(price, currency),
    nextAt: nextAt ? instantFact(nextAt) : null,
    pay: isOwed ? invoiceLink(invoice.id) : portalLink(customerId),
  };
  const reason = declineReason(facts.failure ?? null);
  switch (kind) {
    case 'grace-began':
      return notice(customerId, kind, {
        ...told,
        freePlan: await matters.freePlan(tenantId, subscriptionId),
      });
    case 'payment-failed':
      return notice(customerId, kind, { ...told, reason });
    case 'method-needed':
      return notice(customerId, kind, told);
    case 'action-needed':
      // Only the customer can go on: because their bank wants to hear them, or because they pay by link anyhow.
      return notice(customerId, reason === 'confirmation' ? kind : 'payment-due', told);
  }
};
