import { type PeriodPrice, type SubscriptionItem } from './period-price.ts';
import { type Period, type Schedule } from './schedule.ts';

/**
 * What a subscription lost because nobody paid its last period in time, at an instant. Paying for that period gives it back,
 * unless `isLapsed`: its owner has taken up something else since.
 */
export type Forfeit = Readonly<{
  at: Date;
  item: SubscriptionItem;
  schedule: Schedule;
  period: Period;
  price: PeriodPrice;
  isLapsed: boolean;
}>;

export const forfeited = (
  { item, schedule, period, price }: Pick<Forfeit, 'item' | 'schedule' | 'period' | 'price'>,
  at: Date,
): Forfeit => ({ at, item, schedule, period, price, isLapsed: false });

export const lapsed = (forfeit: Forfeit | null): Forfeit | null => forfeit && { ...forfeit, isLapsed: true };
