import {
  claimed,
  type Message,
  newMessage,
  refused,
  resendingMs,
  resent,
  sent,
  skipped,
  unsent,
} from '#domain/notifications/message';
import { type CustomerId, type TenantId } from '#domain/shared/ids';

const start = new Date('2026-03-01T00:00:00Z');
const given = {
  tenantId: 'acme' as TenantId,
  eventId: 'pay_1.2.0',
  customerId: 'cus_1' as CustomerId,
  channel: 'email',
  recipient: 'ann@example.com',
  name: 'Ann',
  locale: 'en',
  template: 'subscription-resumed',
  data: { plan: 'Pro' },
} as const;
const message = newMessage(given, start);
const stateOf = (decided: ReturnType<typeof sent>): Message => {
  if (!decided.ok) throw new Error(JSON.stringify(decided.error));
  return decided.value.state;
};
const inHand = (of: Message, at: Date): Message => stateOf(claimed(of, at, new Date(at.getTime() + 60_000)));

describe('a message', () => {
  it('has one name for an event, a channel and a recipient, whenever it is made', () => {
    expect(message.id).toBe('pay_1.2.0:email:ann@example.com');
    expect(newMessage(given, new Date('2027-01-01')).id).toBe(message.id);
  });
  it('that can never be sent is tried for three days, ever more rarely, and then given up', () => {
    let now = start;
    let state: Message = message;
    const gaps: number[] = [];
    while (state.status === 'queued') {
      state = stateOf(unsent(inHand(state, now), 'no answer', now));
      if (state.dueAt) gaps.push(state.dueAt.getTime() - now.getTime());
      now = state.dueAt ?? now;
    }
    expect(state).toMatchObject({ status: 'failed', dueAt: null, lastError: 'no answer' });
    const days = (now.getTime() - start.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(2.7);
    expect(days).toBeLessThan(3.5);
    expect(state.queuedAt).toEqual(start);
    expect(now.getTime() - start.getTime()).toBeLessThan(resendingMs);
    expect(gaps[0]).toBeLessThan(40_000);
    expect(Math.max(...gaps)).toBeLessThan(7.3 * 3_600_000);
  });
  it('that was refused for good is not tried again', () => {
    expect(stateOf(refused(inHand(message, start), '550 no such mailbox', start))).toMatchObject({
      status: 'failed',
      tries: 1,
      dueAt: null,
    });
  });
  it('that an admin sends again starts afresh, as another to whoever gets it', () => {
    const done = stateOf(sent(inHand(message, start), '<1@x>', start));
    const at = new Date('2026-03-09T00:00:00Z');
    expect(stateOf(resent(done, at))).toMatchObject({
      status: 'queued',
      queuedAt: at,
      tries: 0,
      edition: 1,
      dueAt: at,
    });
  });
  it('is sent only by who has claimed it', () => {
    expect(sent(message, null, start)).toMatchObject({ ok: false, error: { code: 'illegal-transition' } });
    expect(resent(message, start)).toMatchObject({ ok: false });
  });
  it('has nothing due once it is sent, given up or skipped', () => {
    const ended = [
      sent(inHand(message, start), null, start),
      refused(inHand(message, start), 'no', start),
      skipped(message, 'no way', start),
    ].map(stateOf);
    expect(ended.map(({ status, dueAt }) => [status, dueAt])).toEqual([
      ['sent', null],
      ['failed', null],
      ['skipped', null],
    ]);
  });
});
