import { add, money, type Money, subtract } from '#domain/shared/money';
import { type Span } from './calendar.ts';
import { halfEven } from './half-even.ts';
import { freePeriod, type PeriodPrice } from './period-price.ts';

/**
 * What a change within a period costs, before tax. `credit`: what was paid for the time that is left. `charge` and
 * `discount`: what that time, or a whole new period, costs from now on. `net` = charge − discount − credit, and is negative
 * when more comes back than is asked for.
 */
export type Proration = Readonly<{
  at: Date;
  secondsLeft: bigint;
  secondsInPeriod: bigint;
  credit: Money;
  charge: Money;
  discount: Money;
  net: Money;
}>;

/** How long a period is, and how much of it is left at an instant: whole seconds, a second that has begun counts as left. */
export const secondsOf = ({ start, end }: Span, at: Date): Readonly<{ left: bigint; whole: bigint }> => {
  const whole = BigInt(end.getTime() - start.getTime()) / 1_000n;
  const gone = BigInt(Math.floor((at.getTime() - start.getTime()) / 1_000));
  const left = whole - (gone < 0n ? 0n : gone);
  return { left: left < 0n ? 0n : left, whole };
};

/**
 * The part of a whole period's price that falls to the time left at an instant, rounded half to even. The whole rule of
 * proration is that a price and an instant have one such part: what a change credits at an instant is what another would
 * charge there, so going there and back costs nothing, and used time costs the difference between the parts at its two ends.
 * Whatever the changes, all those differences together are what was paid: nothing is made or lost by rounding.
 */
export const partLeft = (price: Money, span: Span, at: Date): Money => {
  const { left, whole } = secondsOf(span, at);
  return money(halfEven(price.minor, left, whole), price.currency);
};

/** From one price to another for the rest of the same period. */
export const prorate = (from: PeriodPrice, to: PeriodPrice, span: Span, at: Date): Proration => {
  const charge = partLeft(to.gross, span, at);
  const net = partLeft(to.net, span, at);
  return reckoned(span, at, partLeft(from.net, span, at), charge, subtract(charge, net));
};

/** From the rest of one period to the whole of a new one that begins now. */
export const prorateToNew = (from: PeriodPrice, to: PeriodPrice, span: Span, at: Date): Proration =>
  reckoned(span, at, partLeft(from.net, span, at), to.gross, to.discount);

/** The rest of a period given back: nothing comes after it. */
export const prorateToNothing = (from: PeriodPrice, span: Span, at: Date): Proration =>
  prorate(from, freePeriod(from.net.currency), span, at);

const reckoned = (span: Span, at: Date, credit: Money, charge: Money, discount: Money): Proration => {
  const { left, whole } = secondsOf(span, at);
  return {
    at,
    secondsLeft: left,
    secondsInPeriod: whole,
    credit,
    charge,
    discount,
    net: subtract(charge, add(discount, credit)),
  };
};
