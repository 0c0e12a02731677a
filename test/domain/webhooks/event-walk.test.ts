import {
  type EventWalk,
  newWalk,
  pageWalked,
  walkEnded,
  walkHandedOn,
  walkPostponed,
  withSlice,
} from '#domain/webhooks/event-walk';
import { type GatewayAccountId } from '#domain/shared/ids';
import { afterNoon, noon } from '#test/support/a-payment';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const keptMs = 30 * day;
const everyMs = 5 * minute;
const account = { id: 'gwa_1' as GatewayAccountId, tenantId: null, provider: 'stripe' };
const aWalk = (is: Partial<EventWalk> = {}): EventWalk => ({
  ...newWalk({ ...account, createdAt: afterNoon(-10 * day) }, noon, everyMs),
  since: afterNoon(-10 * day),
  walkedTo: noon,
  ...is,
});
const times = (slice: EventWalk['slice'] | undefined) =>
  slice && [slice.from.getTime() - noon.getTime(), slice.to.getTime() - noon.getTime()];

describe('the first walk of an account', () => {
  it('begins when the account was made here', () => {
    const createdAt = afterNoon(-2 * hour);
    const walk = newWalk({ ...account, createdAt }, noon, everyMs);
    expect([walk.since, walk.walkedTo, walk.dueAt]).toEqual([createdAt, createdAt, afterNoon(everyMs)]);
    expect(withSlice(walk, noon, keptMs)?.slice.from).toEqual(createdAt);
  });
  it.each([null, afterNoon(-90 * day)])('begins a day ago, not in history: made at %s', (createdAt) => {
    expect(newWalk({ ...account, createdAt }, noon, everyMs).walkedTo).toEqual(afterNoon(-day));
  });
});

describe('what is walked next', () => {
  it('overlaps with what was walked, and leaves out what may be on its way', () => {
    const slice = withSlice(aWalk(), afterNoon(10 * minute), keptMs)?.slice;
    expect(times(slice)).toEqual([-10 * minute, 9 * minute]);
  });
  it('is six hours at most, so that little is lost when it begins anew', () => {
    expect(times(withSlice(aWalk(), afterNoon(day), keptMs)?.slice)).toEqual([-10 * minute, 6 * hour]);
  });
  it.each([-60, 0, 1, 1.99])(
    'is nothing %s minutes later, or a walk would run after the time that it takes',
    (minutes) => expect(withSlice(aWalk(), afterNoon(minutes * minute), keptMs)).toBeUndefined(),
  );
  it('is a minute at least', () => {
    expect(times(withSlice(aWalk(), afterNoon(2 * minute), keptMs)?.slice)).toEqual([-10 * minute, minute]);
  });
  it('passes over what the provider no longer has', () => {
    const slice = withSlice(aWalk(), afterNoon(40 * day), keptMs)?.slice;
    expect(times(slice)).toEqual([10 * day, 10 * day + 6 * hour]);
  });
  it('is the rest of the slice while there is one', () => {
    const walk = withSlice(aWalk(), afterNoon(hour), keptMs)!;
    const further = pageWalked(walk, 'page-2');
    expect(withSlice(further, afterNoon(9 * hour), keptMs)?.slice).toEqual({ ...walk.slice, next: 'page-2' });
    expect(further.walkedTo).toEqual(noon);
    const whole = pageWalked(walk, null);
    expect([whole.slice, whole.walkedTo]).toEqual([null, walk.slice.to]);
  });
});

describe('who walks when', () => {
  const held = aWalk({ holder: 'hld_1', tries: 2 });
  it('rests once it has caught up', () =>
    expect(walkEnded(held, noon, everyMs)).toEqual({
      ...held,
      tries: 0,
      holder: null,
      dueAt: afterNoon(everyMs),
      endedAt: noon,
    }));
  it('is due at once for whoever comes next', () =>
    expect(walkHandedOn(held, noon)).toEqual({ ...held, holder: null, dueAt: noon }));
  it('asks a silent provider later and later, within an hour at most, and without end', () => {
    const gaps = [0, 1, 2, 7, 500].map(
      (tries) => walkPostponed(aWalk({ tries }), noon).dueAt.getTime() - noon.getTime(),
    );
    expect(gaps).toEqual([30_000, minute, 2 * minute, hour, hour]);
  });
  it('begins the slice anew when its place in the list may be forgotten', () => {
    const slice = { from: noon, to: afterNoon(hour), next: 'page-2' };
    const nextAfter = (tries: number) => walkPostponed(aWalk({ slice, tries }), noon).slice?.next;
    expect([0, 1, 2, 3].map(nextAfter)).toEqual(['page-2', 'page-2', null, null]);
    expect(walkPostponed(aWalk(), noon).slice).toBeNull();
  });
});
