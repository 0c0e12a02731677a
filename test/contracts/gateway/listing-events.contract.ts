import { type EventList, type ListedEvent } from '#application/webhooks/contract';
import { type GatewayKit } from './gateway-kit.ts';

const minuteMs = 60_000;

/** What a provider told of a payment can be read again in its list, by whoever did not hear it. */
export const listingEventsContract = (kit: GatewayKit) => {
  const { facts, world, open, taken, name } = kit;

  it(facts.listsEvents ? 'keeps a list of what it told' : 'keeps no list of what it told', () => {
    expect(open().events !== undefined).toBe(facts.listsEvents === true);
  });
  if (!facts.listsEvents) return;

  const everyPage = async (list: EventList, from: Date, to: Date): Promise<ListedEvent[]> => {
    const found: ListedEvent[] = [];
    let after: string | null = null;
    do {
      const page = await list.page(from, to, after);
      if (!page.ok) throw new Error(`${name} does not list: ${page.error.cause}`);
      found.push(...page.value.events);
      after = page.value.next;
    } while (after !== null);
    return found;
  };
  const around = () => {
    const now = world().platform.clock.now().getTime();
    return [new Date(now - minuteMs), new Date(now + minuteMs)] as const;
  };

  it('lists each event once, and its dialect makes news of it without a signature', async () => {
    const list = open().events!;
    const { call } = await taken();
    const listed = await everyPage(list, ...around());
    expect(new Set(listed.map(({ eventId }) => eventId)).size).toBe(listed.length);
    const notices = await Promise.all(listed.map(async ({ body }) => open().dialect!.translate(body)));
    expect(notices).toContainEqual(
      expect.objectContaining({
        paymentId: call.paymentId,
        news: expect.objectContaining({ kind: 'captured' }),
      }),
    );
    for (const { type, occurredAt } of listed) {
      expect(type).not.toBe('');
      expect(Math.abs(occurredAt.getTime() - world().platform.clock.now().getTime())).toBeLessThan(
        10 * minuteMs,
      );
    }
  });

  it('lists nothing of before or after the period', async () => {
    await taken();
    const now = world().platform.clock.now().getTime();
    const list = open().events!;
    expect(await everyPage(list, new Date(now - 2 * 3_600_000), new Date(now - 3_600_000))).toEqual([]);
    expect(await everyPage(list, new Date(now + 3_600_000), new Date(now + 2 * 3_600_000))).toEqual([]);
  });

  it('says so when the provider does not answer, and gives the same list afterwards', async () => {
    await taken();
    await world().fault({ provider: name, operation: 'events', mode: 'error-500' });
    const [from, to] = around();
    expect(await open().events!.page(from, to, null)).toMatchObject({ ok: false });
    expect((await everyPage(open().events!, from, to)).length).toBeGreaterThan(0);
  });
};
