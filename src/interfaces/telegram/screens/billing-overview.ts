import { type InvoiceView } from '#application/billing/invoice-view';
import { type SubscriptionView } from '#application/billing/subscription-view';
import { sum } from '#domain/shared/money';
import { spokenDay, spokenMoney } from '#domain/shared/spoken';
import { type Button, type Reply } from '../reply.ts';
import { type Talk } from '../talk.ts';
import { subscriptionLines } from './subscription-card.ts';

const isOwed = ({ payUrl }: InvoiceView): boolean => payUrl !== null;

const duesOf = (texts: Talk['texts'], invoices: readonly InvoiceView[]): readonly string[] => {
  const owed = invoices.filter(isOwed).map(({ amountDue }) => amountDue);
  const currencies = [...new Set(owed.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const parts = owed.filter((amount) => amount.currency === currency);
    return texts.dues(spokenMoney(sum(parts, currency), texts.locale));
  });
};

/** What somebody has, what they owe, and their last invoices, with a button for each that can be paid. */
export const billingOverview = (
  talk: Pick<Talk, 'texts'>,
  subscription: SubscriptionView | undefined,
  invoices: readonly InvoiceView[],
): Reply => {
  const { texts } = talk;
  const numbered = invoices.flatMap((invoice) =>
    invoice.number === null ? [] : [{ ...invoice, number: invoice.number }],
  );
  const lines = numbered.map(({ number, total, issuedAt, status }) =>
    texts.invoiceLine(
      number,
      spokenMoney(total, texts.locale),
      spokenDay(issuedAt, texts.locale),
      texts.invoiceStatuses[status] ?? status,
    ),
  );
  const parts = [
    subscription ? subscriptionLines(talk, subscription) : [texts.noSubscription],
    duesOf(texts, numbered),
    lines.length === 0 ? [texts.noInvoices] : [texts.lastInvoices, ...lines],
  ];
  const buttons = numbered.flatMap(({ number, payUrl }): Button[] =>
    payUrl === null ? [] : [{ text: texts.payInvoice(number), url: payUrl }],
  );
  return {
    text: parts
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n'),
    buttons: buttons.map((button) => [button]),
  };
};
