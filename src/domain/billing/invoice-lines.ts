import { type Currency } from '#domain/shared/currency';
import { add, money, type Money, zero } from '#domain/shared/money';
import { type Span } from './calendar.ts';
import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type Tax } from './tax.ts';

/**
 * `plan`: a whole period. `proration`: the rest of one. `credit`: time given back. `coupon`: a price off. `waived`: a remainder
 * too small to be charged. `tax`: on all of these.
 */
export const lineKinds = ['plan', 'proration', 'credit', 'coupon', 'waived', 'tax'] as const;
export type LineKind = (typeof lineKinds)[number];

/**
 * One line of an invoice. `amount`: in minor units, negative for what is given back or taken off. `isIncluded`: the amount is
 * a part of the lines above, as an inclusive tax is, and does not count towards the total.
 */
export type InvoiceLine = Readonly<{
  kind: LineKind;
  description: string;
  quantity: number;
  amount: Money;
  isIncluded: boolean;
  /** The time it is for. */
  span: Span | null;
}>;

/** What a whole period is invoiced as. */
export const periodLines = (item: SubscriptionItem, price: PeriodPrice, span: Span): InvoiceLine[] => [
  line('plan', item.planName, item.quantity, price.gross, span),
  ...couponLine(price, price.discount, span),
];

/** The line of a tax; none when there is no rate for it. */
export const taxLines = ({ rate, behaviour, amount }: Tax): InvoiceLine[] =>
  rate
    ? [
        {
          ...line('tax', `${rate.name} ${rate.country} ${percent(rate.basisPoints)}`, 1, amount, null),
          isIncluded: behaviour === 'inclusive',
        },
      ]
    : [];

/** What a tax is reckoned on: all lines but those of taxes. */
export const taxableOf = (lines: readonly InvoiceLine[], currency: Currency): Money =>
  lines.filter(({ kind }) => kind !== 'tax').reduce((all, { amount }) => add(all, amount), zero(currency));

/** What a coupon takes off, if it takes anything. */
export const couponLine = ({ coupon }: PeriodPrice, discount: Money, span: Span): InvoiceLine[] =>
  coupon ? some(line('coupon', coupon.code, 1, money(-discount.minor, discount.currency), span)) : [];

/** A line that counts towards the total. */
export const line = (
  kind: LineKind,
  description: string,
  quantity: number,
  amount: Money,
  span: Span | null,
): InvoiceLine => ({ kind, description, quantity, amount, isIncluded: false, span });

/** A line of nothing tells nothing. */
export const some = (one: InvoiceLine): InvoiceLine[] => (one.amount.minor === 0n ? [] : [one]);

const percent = (basisPoints: bigint): string => {
  const hundredths = basisPoints % 100n;
  const decimals = hundredths === 0n ? '' : `.${hundredths.toString().padStart(2, '0').replace(/0$/, '')}`;
  return `${basisPoints / 100n}${decimals} %`;
};
