import { money } from '#domain/shared/money';
import { type Span } from './calendar.ts';
import { couponLine, type InvoiceLine, line, some } from './invoice-lines.ts';
import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type Proration } from './proration.ts';

/**
 * What a change is invoiced as. `from`: what was had until then and for what time; `to`: what is had from then on, for the rest of the same
 * period or, with `restart`, for a whole new one; null when nothing comes after.
 */
export const changeLines = (
  proration: Proration,
  from: Readonly<{ item: SubscriptionItem; span: Span }>,
  to: Readonly<{ item: SubscriptionItem; price: PeriodPrice; restart: Span | null }> | null,
): InvoiceLine[] => {
  const rest: Span = { start: proration.at, end: from.span.end };
  const given = money(-proration.credit.minor, proration.credit.currency);
  return [
    ...some(line('credit', from.item.planName, from.item.quantity, given, rest)),
    ...(to
      ? [
          ...some(
            line(
              to.restart ? 'plan' : 'proration',
              to.item.planName,
              to.item.quantity,
              proration.charge,
              to.restart ?? rest,
            ),
          ),
          ...couponLine(to.price, proration.discount, to.restart ?? rest),
        ]
      : []),
  ];
};
