import { changeLines } from '#domain/billing/change-lines';
import { type Span } from '#domain/billing/calendar';
import { type InvoiceLine, periodLines } from '#domain/billing/invoice-lines';
import { periodInvoiceKey, type Subscription, type SubscriptionDecision } from '#domain/billing/subscription';
import { type PlanChange, type UnusedTime } from '#domain/billing/subscription-events';
import { type Currency } from '#domain/shared/currency';
import { minorUnits, money } from '#domain/shared/money';

/** An invoice that is to be drawn up. `key`: names what it is for, so that it is drawn up once, whoever does it. */
export type InvoiceOrder = Readonly<{
  key: string;
  periodIndex: number | null;
  span: Span | null;
  lines: readonly InvoiceLine[];
  /** Keys of the invoices that paid for the time it gives back, the last of them last; none when it gives none. */
  paidBy: readonly string[];
  /** The instant it is for. */
  issuedAt: Date;
}>;

/** The invoice of the running period. */
export const periodOrder = ({
  id,
  item,
  price,
  period,
}: Pick<Subscription, 'id' | 'item' | 'price' | 'period'>): InvoiceOrder => ({
  key: periodInvoiceKey(id, period.index),
  periodIndex: period.index,
  span: { start: period.start, end: period.end },
  lines: periodLines(item, price, period),
  paidBy: [],
  issuedAt: period.start,
});

/** What a decision wants invoiced besides periods. `before`: the subscription until then. */
export const ordersOf = (before: Subscription, { events }: SubscriptionDecision): InvoiceOrder[] => {
  const asked = new Map<string, InvoiceOrder>();
  for (const event of events) {
    if (event.type === 'ChangeRequested') add(asked, changeOrder(before, event.change));
    if ((event.type === 'Cancelled' || event.type === 'Paused') && event.unused)
      add(asked, unusedOrder(before, event.unused));
  }
  return [...asked.values()];
};

/** An invoice of nothing tells nothing. */
const add = (asked: Map<string, InvoiceOrder>, order: InvoiceOrder): void => {
  if (order.lines.length > 0) asked.set(order.key, order);
};

const changeOrder = ({ item, period, paid }: Subscription, change: PlanChange): InvoiceOrder => {
  const { proration, price, restart, requestedAt } = change;
  const span = { start: period.start, end: period.end };
  return {
    key: change.key,
    periodIndex: null,
    span: restart ? spanOf(restart.period) : { start: proration.at, end: period.end },
    lines: changeLines(
      proration,
      { item, span },
      { item: change.item, price, restart: restart && spanOf(restart.period) },
    ),
    paidBy: paid.by,
    issuedAt: requestedAt,
  };
};

const unusedOrder = ({ paid }: Subscription, { key, proration, period, item }: UnusedTime): InvoiceOrder => ({
  key,
  periodIndex: null,
  span: { start: proration.at, end: period.end },
  lines: changeLines(proration, { item, span: spanOf(period) }, null),
  paidBy: paid.by,
  issuedAt: proration.at,
});

const spanOf = ({ start, end }: Span): Span => ({ start, end });

type WireSpan = Readonly<{ start: string; end: string }> | null;
export type WireOrder = Readonly<{
  key: string;
  periodIndex: number | null;
  span: WireSpan;
  paidBy: readonly string[];
  issuedAt: string;
  lines: readonly (Omit<InvoiceLine, 'amount' | 'span'> &
    Readonly<{ amount: number; currency: Currency; span: WireSpan }>)[];
}>;

/** As an event carries it. */
export const orderInWire = ({ span, issuedAt, lines, ...order }: InvoiceOrder): WireOrder => ({
  ...order,
  span: spanInWire(span),
  issuedAt: issuedAt.toISOString(),
  lines: lines.map(({ amount, span: time, ...line }) => ({
    ...line,
    amount: minorUnits(amount),
    currency: amount.currency,
    span: spanInWire(time),
  })),
});

export const orderFromWire = ({ span, issuedAt, lines, ...order }: WireOrder): InvoiceOrder => ({
  ...order,
  span: spanFromWire(span),
  issuedAt: new Date(issuedAt),
  lines: lines.map(({ amount, currency, span: time, ...line }) => ({
    ...line,
    amount: money(BigInt(amount), currency),
    span: spanFromWire(time),
  })),
});

const spanInWire = (span: Span | null): WireSpan =>
  span && { start: span.start.toISOString(), end: span.end.toISOString() };

const spanFromWire = (span: WireSpan): Span | null =>
  span && { start: new Date(span.start), end: new Date(span.end) };
