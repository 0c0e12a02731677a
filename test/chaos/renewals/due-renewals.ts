import { anItem } from '#test/domain/billing/a-subscription';
import { type Subscribers, weekBefore } from '#test/support/stored-subscribers';
import { type World } from '#test/support/world';

/** So many instants, a second apart: a scheduler that claims all that is due has claimed a part only. */
const instants = 8;
const apartMs = 1_000;

/** So many subscriptions whose week ends within the next seconds, as many at each instant. */
export const subscribeWithin = async (
  { platform: { clock } }: World,
  { subscribed }: Subscribers,
  count: number,
): Promise<void> => {
  const item = anItem({ interval: 'week' });
  const from = clock.now().getTime();
  for (let place = 0; place < instants; place += 1) {
    const some = Math.floor((count + place) / instants);
    await subscribed(some, { item, since: weekBefore(new Date(from + place * apartMs)) });
  }
};
