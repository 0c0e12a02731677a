import {
  failed,
  ignored,
  processed,
  type ReceivedEvent,
  replayed,
  triesMax,
  waiting,
} from '#domain/webhooks/received-event';
import {
  type ReceivedEventEvent,
  type ReceivedEventStatus,
  receivedEventTransitions,
} from '#domain/webhooks/received-event-transitions';
import { type GatewayAccountId } from '#domain/shared/ids';
import { afterNoon, noon } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';

const hour = 3_600_000;
const anEvent = (is: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  id: 'stripe:evt_1',
  version: 0,
  provider: 'stripe',
  tenantId: null,
  gatewayAccountId: 'gwa_stripe' as GatewayAccountId,
  eventId: 'evt_1',
  type: 'charge.succeeded',
  body: '{}',
  status: 'received',
  tries: 0,
  dueAt: afterNoon(10_000),
  lastError: null,
  occurredAt: noon,
  receivedAt: noon,
  processedAt: null,
  foundBy: 'webhook',
  ...is,
});
const drivers = {
  Processed: (event: ReceivedEvent) => processed(event, noon),
  Ignored: (event: ReceivedEvent) => ignored(event, noon),
  Postponed: (event: ReceivedEvent) => failed(event, 'a reason', noon),
  GivenUp: (event: ReceivedEvent) => failed({ ...event, tries: triesMax }, 'a reason', noon),
  Replayed: (event: ReceivedEvent) => replayed(event, noon),
} as const satisfies Record<ReceivedEventEvent['type'], unknown>;
const { present, absent } = transitionCells<ReceivedEventStatus, keyof typeof drivers>(
  receivedEventTransitions,
);

describe('the table of received events', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    expect(drivers[event](anEvent({ status: from }))).toMatchObject({
      ok: true,
      value: { state: { status: to }, events: [{ type: event }] },
    });
  });
  it.each(absent)('%s refuses %s', (from, event) => {
    expect(drivers[event](anEvent({ status: from }))).toMatchObject({
      error: { code: 'illegal-transition', from, event },
    });
  });
});

/** Every instant at which an event that never succeeds is tried, until it is given up. */
const triesOf = (attempt: (event: ReceivedEvent, at: Date) => ReturnType<typeof failed>) => {
  const due: number[] = [];
  let event = anEvent();
  let at = noon;
  while (event.status === 'received' && due.length < 100) {
    const decision = attempt(event, at);
    event = decision.ok ? decision.value.state : event;
    at = event.dueAt ?? at;
    if (event.dueAt) due.push(at.getTime() - noon.getTime());
  }
  return { due, event };
};

describe('an event that can not be worked off (WHK-5)', () => {
  const { due, event } = triesOf((one, at) => failed(one, 'boom', at));

  it('is tried eight times more over three days, with growing gaps', () => {
    expect(due).toHaveLength(8);
    expect(due.at(-1)! / hour).toBeCloseTo(72, 1);
    const gaps = due.map((ms, place) => ms - (due[place - 1] ?? 0));
    expect([...gaps].sort((a, b) => a - b)).toEqual(gaps);
    expect(gaps[0]).toBe(20_000);
  });
  it('is given up then, with the last reason, and never due again', () => {
    expect(event).toMatchObject({ status: 'dead', dueAt: null, lastError: 'boom', tries: 9 });
  });
  it('begins anew when an admin replays it', () => {
    expect(replayed(event, noon)).toMatchObject({
      value: { state: { status: 'received', tries: 0, dueAt: noon } },
    });
  });
});

describe('an event about something that is not known yet', () => {
  const { due, event } = triesOf(waiting);

  it('is looked at again within seconds first, then like any other, over three days', () => {
    expect(due.slice(0, 6)).toEqual([2_000, 6_000, 14_000, 30_000, 50_000, 110_000]);
    expect(due).toHaveLength(12);
    expect(due.at(-1)! / hour).toBeCloseTo(72, 1);
  });
  it('is given up in the end, for that reason', () => {
    expect(event).toMatchObject({ status: 'dead', lastError: 'unknown-object' });
  });
});

describe('an event that was worked off', () => {
  it('keeps when, and is not due any more', () => {
    expect(processed(anEvent({ lastError: 'boom', tries: 2 }), afterNoon(5))).toMatchObject({
      value: { state: { processedAt: afterNoon(5), dueAt: null, lastError: null, tries: 3 } },
    });
  });
});
