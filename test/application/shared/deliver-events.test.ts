import { deliverEvents } from '#application/shared/deliver-events';
import { type IntegrationEvent, type Reaction } from '#application/shared/integration-event';

const anEvent = (n: number, type: IntegrationEvent['type'] = 'things.happened.v1'): IntegrationEvent => ({
  id: `thing_${n}.1.0`,
  type,
  tenantId: 'acme',
  aggregate: { kind: 'things', id: `thing_${n}` },
  at: '2030-01-01T12:00:00.000Z',
  data: {},
});
const events = [1, 2, 3].map((n) => anEvent(n));
/** A reaction that writes down what it was given, and fails for some. */
const aReaction = (
  fails: readonly number[] = [],
  { hears = 'things.happened.v1', many = false }: { hears?: string; many?: boolean } = {},
) => {
  const calls: string[][] = [];
  const take = async (given: readonly IntegrationEvent[]) => {
    calls.push(given.map(({ id }) => id));
    if (given.some(({ id }) => fails.some((n) => id === anEvent(n).id))) throw new Error('not now');
  };
  const reaction: Reaction = { hears, run: (event) => take([event]), ...(many && { runAll: take }) };
  return { reaction, calls };
};
const ids = (given: Iterable<IntegrationEvent>) => [...given].map(({ id }) => id);

describe('events that are delivered together', () => {
  it('come one by one to a reaction that takes one, and at once to one that takes many', async () => {
    const [one, many] = [aReaction(), aReaction([], { many: true })];
    const { delivered, failed } = await deliverEvents({ reactions: [one.reaction, many.reaction] })(events);
    expect(one.calls).toEqual(events.map(({ id }) => [id]));
    expect(many.calls).toEqual([ids(events)]);
    expect([delivered, failed.size]).toEqual([events, 0]);
  });

  it('are each tried alone when the many fail, so that one keeps no other from being done', async () => {
    const { reaction, calls } = aReaction([2], { many: true });
    const { delivered, failed } = await deliverEvents({ reactions: [reaction] })(events);
    expect(calls).toEqual([ids(events), ...events.map(({ id }) => [id])]);
    expect(ids(delivered)).toEqual([events[0]!.id, events[2]!.id]);
    expect(ids(failed.keys())).toEqual([events[1]!.id]);
  });

  it('are not delivered before every reaction to them has run, whichever fails', async () => {
    const [failing, other] = [aReaction([1]), aReaction()];
    const { delivered, failed } = await deliverEvents({ reactions: [failing.reaction, other.reaction] })(
      events,
    );
    expect(other.calls).toHaveLength(3);
    expect(ids(delivered)).toEqual([events[1]!.id, events[2]!.id]);
    expect([...failed.values()]).toEqual([new Error('not now')]);
  });

  it('reach only who hears them; one that nobody hears is done', async () => {
    const { reaction, calls } = aReaction([], { hears: 'others.happened.v1', many: true });
    const given = [...events, anEvent(4, 'others.happened.v1')];
    expect((await deliverEvents({ reactions: [reaction] })(given)).delivered).toEqual(given);
    expect(calls).toEqual([[anEvent(4).id]]);
  });
});
