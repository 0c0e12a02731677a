import { declineReason } from '#domain/notifications/decline-reason';
import { type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { instantFact, invoiceLink, moneyFact, notice, type NoticeReader, portalLink } from './notice.ts';
import { subscriptionFacts } from './subscription-facts.ts';

/**
 * That a period is not paid, by step and with the way to pay. News of it may be late, so the invoice is looked at first: who
 * has paid meanwhile is not dunned any more.
 */
export const overdueNotice: NoticeReader = async ({ tenantId, data }, matters) => {
  const facts = subscriptionFacts.parse(data);
  const { customerId, subscriptionId, periodIndex, planName, price, currency, failure, nextAt } = facts;
  const invoice = await matters.periodInvoice(
    tenantId as TenantId,
    subscriptionId as SubscriptionId,
    periodIndex,
  );
  if (invoice?.standing === 'settled') return null;
  const isOwed = invoice?.standing === 'owed';
  const told = {
    plan: planName,
    amount: isOwed ? invoice.due : moneyFact(price, currency),
    nextAt: nextAt ? instantFact(nextAt) : null,
    pay: isOwed ? invoiceLink(invoice.id) : portalLink(customerId),
  };
  const { kind, isLast } = facts.notice ?? { kind: 'payment-failed', isLast: false };
  switch (kind) {
    case 'grace-began':
      return notice(customerId, kind, told);
    case 'payment-failed':
      return notice(customerId, kind, { ...told, isLast, reason: declineReason(failure ?? null) });
    case 'method-needed':
    case 'action-needed':
      return notice(customerId, kind, { ...told, isLast });
  }
};
