import { type MethodEvent } from '#domain/customers/method-events';
import { hearMethodNews, type MethodNews } from '#domain/customers/method-news';
import { openMethod, requestFinish, requestRemoval, triesMax } from '#domain/customers/method-requests';
import { type MethodStatus } from '#domain/customers/method-status';
import { methodTransitions } from '#domain/customers/method-transitions';
import { decide, type SavedMethod } from '#domain/customers/saved-method';
import { afterNoon, noon } from '#test/support/a-payment';
import { aMethod, aMethodRequest, aNewMethod, saved } from '#test/support/a-method';
import { transitionCells } from '#test/support/transition-cells';

const at = afterNoon(1_000);
const refusal = { code: 'code-wrong', detail: 'Try again.' } as const;
const step = { kind: 'code', sealed: 'sealed-step' } as const;
const call = { operation: 'remove', key: 'again', code: null, asks: 0, nextAskAt: at } as const;
const events = {
  StepLearned: { type: 'StepLearned', step, at },
  MethodSaved: { type: 'MethodSaved', saved, at },
  SetupRefused: { type: 'SetupRefused', refusal, at },
  FinishRequested: {
    type: 'FinishRequested',
    call,
    request: { key: 'k', hash: 'h', callKey: 'again', refusal: null },
    at,
  },
  FinishRefused: { type: 'FinishRefused', refusal, at },
  AnswerAwaited: { type: 'AnswerAwaited', at },
  DefaultOffered: { type: 'DefaultOffered', at },
  ExpiryNoticed: { type: 'ExpiryNoticed', at },
  FactsChanged: { type: 'FactsChanged', facts: saved.facts, at },
  MethodVanished: { type: 'MethodVanished', at },
  RemovalRequested: { type: 'RemovalRequested', call, at },
  SavedTooLate: { type: 'SavedTooLate', saved, call, at },
  MethodRemoved: { type: 'MethodRemoved', at },
} satisfies Record<MethodEvent['type'], MethodEvent>;
const { present, absent } = transitionCells<MethodStatus, MethodEvent['type']>(methodTransitions);

describe('the table of saved methods', () => {
  it.each(present)('%s, on %s, becomes %s', (from, event, to) => {
    expect(decide(aMethod({ status: from }), events[event])).toMatchObject({
      ok: true,
      value: { state: { status: to }, events: [{ type: event }] },
    });
  });
  it.each(absent)('%s does not hear %s', (from, event) => {
    expect(decide(aMethod({ status: from }), events[event])).toEqual({
      ok: false,
      error: { code: 'illegal-transition', from, event },
    });
  });
});

describe('what a provider changes of its own accord', () => {
  const after = (method: SavedMethod, event: MethodEvent): SavedMethod => {
    const decision = decide(method, event);
    if (!decision.ok) throw new Error(decision.error.code);
    return decision.value.state;
  };
  const old = aMethod({ status: 'active', ...saved.facts, expiryNoticedAt: noon });
  it('a card with another end is told of anew, one with another name is not', () => {
    const facts = { ...saved.facts, brand: 'mastercard' };
    expect(after(old, { type: 'FactsChanged', facts, at })).toMatchObject({
      brand: 'mastercard',
      expiryNoticedAt: noon,
    });
    const later = { ...facts, expYear: 2049 };
    expect(after(old, { type: 'FactsChanged', facts: later, at })).toMatchObject({
      expYear: 2049,
      expiryNoticedAt: null,
    });
  });
  it('a method that is gone leaves nothing that could be charged', () => {
    expect(after(old, { type: 'MethodVanished', at })).toMatchObject({
      status: 'removed',
      token: null,
      fingerprint: null,
    });
  });
});

const heard = (method: SavedMethod, news: MethodNews, callKey = method.inFlight?.key ?? 'none') =>
  hearMethodNews(method, news, { at, callKey });
const stateOf = (decision: ReturnType<typeof heard>) => {
  if (!decision?.ok) throw new Error('it was not heard');
  return decision.value.state;
};

describe('news of a method', () => {
  it('that it is saved keeps the token, and neither the source nor the step it came by', () => {
    const method = aMethod({ status: 'pending' });
    expect(stateOf(heard(method, { kind: 'saved', saved }))).toMatchObject({
      status: 'active',
      brand: 'visa',
      token: 'sealed',
      customerReference: 'cus_stripe',
      setup: null,
      inFlight: null,
      savedAt: at,
    });
  });
  it('that it is saved is believed whoever tells it, even when it is being removed or is gone: then it is removed again', () => {
    for (const status of ['removing', 'removed'] as const)
      expect(stateOf(heard(aMethod({ status }), { kind: 'saved', saved }, 'of another call'))).toMatchObject({
        status: 'removing',
        token: 'sealed',
        inFlight: { operation: 'remove', nextAskAt: at },
      });
    expect(heard(aMethod(), { kind: 'saved', saved })).toBeUndefined();
    expect(heard(aMethod({ status: 'failed' }), { kind: 'saved', saved })).toBeUndefined();
  });
  it.each<MethodNews>([
    { kind: 'step', step },
    { kind: 'refused', refusal },
    { kind: 'not-yet', refusal },
    { kind: 'unknown', cause: 'silence' },
    { kind: 'removed', forgot: null },
  ])('that answers another call than the one in flight changes nothing: %j', (news) => {
    for (const status of ['pending', 'removing'] as const)
      expect(heard(aMethod({ status }), news, 'of another call')).toBeUndefined();
  });
  it('of a refusal ends the call, and is the answer to its request for ever', () => {
    const failed = stateOf(heard(aMethod({ status: 'pending' }), { kind: 'refused', refusal }));
    expect(failed).toMatchObject({ status: 'failed', refusal, setup: null, inFlight: null });
    const opened = { ...openMethod(aNewMethod, aMethodRequest).state, version: 1 };
    expect(stateOf(heard(opened, { kind: 'not-yet', refusal }))).toMatchObject({
      status: 'pending',
      requests: [{ key: 'key-save', refusal }],
      inFlight: null,
    });
  });
  it('of silence has the call made again, ever more rarely, and never gives it up', () => {
    let method = aMethod({ status: 'removing' });
    const waits: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      method = { ...stateOf(heard(method, { kind: 'unknown', cause: 'silence' })), version: n + 2 };
      waits.push(method.inFlight!.nextAskAt.getTime() - at.getTime());
    }
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waits.at(-1)).toBe(3_600_000);
  });
  it('that it is gone wipes the token; but not when there is another to forget than was known', () => {
    const removing = aMethod({ status: 'removing' });
    expect(stateOf(heard(removing, { kind: 'removed', forgot: 'print' }))).toMatchObject({
      status: 'removed',
      token: null,
      fingerprint: null,
      setup: null,
      last4: '4242',
    });
    expect(stateOf(heard(removing, { kind: 'removed', forgot: null }))).toMatchObject({
      status: 'removing',
      token: 'sealed',
      inFlight: { asks: 1 },
    });
    const neverHeardOf = aMethod({ status: 'removing', token: null, fingerprint: null });
    for (const forgot of ['print', null])
      expect(stateOf(heard(neverHeardOf, { kind: 'removed', forgot }))).toMatchObject({ status: 'removed' });
  });
});

describe('what is asked of a method', () => {
  const waiting = aMethod({
    status: 'pending',
    inFlight: null,
    setup: { source: null, returnUrl: null, step, expiresAt: afterNoon(9_000) },
  });
  const request = { key: 'key-try', hash: 'hash-try', at, leaseEndsAt: afterNoon(8_000) };

  it('to finish it is promised with its key and its code, once at a time', () => {
    const promised = requestFinish(waiting, 'sealed-code', request);
    expect(promised).toMatchObject({
      ok: true,
      value: {
        state: {
          inFlight: { operation: 'finish', code: 'sealed-code', key: 'pm_000001:finish:1' },
          requests: [{ key: 'key-save' }, { key: 'key-try', callKey: 'pm_000001:finish:1' }],
        },
      },
    });
    expect(requestFinish(aMethod({ status: 'pending' }), null, request)).toEqual({
      ok: false,
      error: { code: 'call-in-flight' },
    });
  });
  it('to finish it again and again is refused in the end', () => {
    const [made] = waiting.requests;
    const tried = { ...waiting, requests: Array.from({ length: triesMax + 1 }, () => made!) };
    expect(requestFinish(tried, 'sealed-code', request)).toEqual({
      ok: false,
      error: { code: 'too-many-tries', triesMax },
    });
  });
  it('to begin it has one key for ever, to remove it one for each time', () => {
    expect(openMethod(aNewMethod, aMethodRequest).state.inFlight).toMatchObject({
      key: 'pm_000001:begin',
    });
    expect(requestRemoval(aMethod({ version: 7 }), { at: noon, leaseEndsAt: at })).toMatchObject({
      ok: true,
      value: { state: { inFlight: { key: 'pm_000001:remove:7' } } },
    });
  });
});
