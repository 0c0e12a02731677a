import { type Forfeit } from './forfeit.ts';
import { dropped } from './new-period.ts';
import { begin } from './schedule.ts';
import { type NewPeriod, type Told } from './subscription-events.ts';
import { decide } from './subscription-evolution.ts';
import { type Decided, type Subscription } from './subscription.ts';

/** The period that was lost, if paying its invoice is what gives it back. */
export const forfeitOf = (
  { forfeit }: Pick<Subscription, 'forfeit'>,
  periodIndex: number | null,
): Forfeit | undefined => (forfeit?.period.index === periodIndex ? forfeit : undefined);

/**
 * The last period was not paid in time, and is paid now: what was lost is had again, until the end of that period if it has
 * not come yet, else for as long from now on. `hasOther`: its owner has another subscription since; then, or when this one
 * was cancelled or paused meanwhile, it is lost for good, and the money is to go back. Undefined: it is another period's.
 */
export const restore = (
  subscription: Subscription,
  periodIndex: number,
  hasOther: boolean,
  told: Told,
): Decided | undefined => {
  const { status } = subscription;
  const forfeit = forfeitOf(subscription, periodIndex);
  if (!forfeit || forfeit.isLapsed) return undefined;
  if (hasOther || (status !== 'active' && status !== 'expired'))
    return decide(subscription, { type: 'ForfeitLapsed', ...told });
  return decide(subscription, ...dropped(subscription, 'an earlier plan is paid for', told), {
    type: 'Restored',
    next: restoredPeriod(subscription, forfeit, told.at),
    ...told,
  });
};

/** It is counted after those that there were since. */
const restoredPeriod = (
  { period: { index: last } }: Subscription,
  { item, schedule, period, price }: Forfeit,
  at: Date,
): NewPeriod => {
  const index = last + 1;
  if (at >= period.end) return { item, price, ...begin(at, item.interval, index) };
  const firstIndex = schedule.firstIndex + index - period.index;
  return { item, price, schedule: { ...schedule, firstIndex }, period: { ...period, index } };
};
