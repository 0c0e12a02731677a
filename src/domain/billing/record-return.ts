import { money, type Money } from '#domain/shared/money';
import { portion } from '#domain/shared/rate';
import { type Invoice } from './invoice.ts';
import { withReturn } from './paid-period.ts';
import { secondsOf } from './proration.ts';
import { type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';

/**
 * Keeps that so much of what paid an invoice went back, less than nothing when it came after all, so that it is not given
 * back once more as unused time. `key`: what moved it. Undefined: it is known, or did not pay for the running period.
 */
export const recordReturn = (
  subscription: Subscription,
  invoice: Pick<Invoice, 'key' | 'span' | 'tax' | 'total' | 'taxedAs'>,
  { key, amount }: Readonly<{ key: string; amount: Money }>,
  told: Told,
): Decided | undefined => {
  const returned = { key, net: forWholePeriod(subscription, invoice, beforeTax(invoice, amount)) };
  return withReturn(subscription.paid, invoice.key, returned)
    ? decide(subscription, { type: 'PaymentReturned', invoiceKey: invoice.key, ...returned, ...told })
    : undefined;
};

/** As plans tell their prices, which is with the tax where it is included. */
const beforeTax = (
  { tax, total, taxedAs }: Pick<Invoice, 'tax' | 'total' | 'taxedAs'>,
  { minor, currency }: Money,
): Money => {
  if (taxedAs.behaviour === 'inclusive') return money(minor, currency);
  const size = minor < 0n ? -minor : minor;
  const net = size - portion(tax.minor, size, total.minor);
  return money(minor < 0n ? -net : net, currency);
};

/** An invoice for a part of the period has paid for seconds that are dearer, reckoned by the whole of it. */
export const forWholePeriod = (
  { period }: Subscription,
  { span }: Pick<Invoice, 'span'>,
  { minor, currency }: Money,
): Money => {
  const { left, whole } = secondsOf(period, span?.start ?? period.start);
  return money(left > 0n ? (minor * whole) / left : minor, currency);
};
