import { type Candidate, lackOf, type RoutingFacts, routePayment } from '#domain/gateways/route-payment';
import { type RoutingRule } from '#domain/gateways/routing-rule';
import { money } from '#domain/shared/money';
import { account, aCandidate, currency, someFacts } from './a-candidate.ts';

const one = aCandidate('one');
const two = aCandidate('two');
const three = aCandidate('three');
const four = aCandidate('four');
const rule = (name: string, to: readonly Candidate[], when: RoutingRule['when'] = {}): RoutingRule => ({
  name,
  when,
  to: to.map((candidate) => ({ account: candidate.account, weight: 1 })) as unknown as RoutingRule['to'],
});
const order = (
  candidates: readonly Candidate[],
  rules: readonly RoutingRule[],
  facts: Partial<RoutingFacts> = {},
) => routePayment(candidates, rules, someFacts(facts))?.order.map(({ gateway }) => gateway);

describe('where a payment goes', () => {
  it('goes by the order of the accounts when no rule matches', () => {
    expect(order([one, two], [])).toEqual(['one', 'two']);
    expect(order([one, two], [rule('euros', [two], { currencies: [currency('EUR')] })])).toEqual([
      'one',
      'two',
    ]);
  });

  it('goes where the first rule that matches leads, and says which it was', () => {
    const rules = [rule('germans', [two], { countries: ['DE'] }), rule('all', [three])];
    expect(routePayment([one, two, three], rules, someFacts())).toMatchObject({
      rule: 'germans',
      reason: 'rule "germans" matched',
      order: [two, one, three],
    });
    expect(order([one, two, three], rules, { country: 'FR' })).toEqual(['three', 'one', 'two']);
  });

  it('passes over a rule none of whose accounts can take the payment', () => {
    const euros = aCandidate('euros', { capabilities: { currencies: ['EUR'] } });
    expect(order([one, euros], [rule('first', [euros]), rule('second', [one])])).toEqual(['one']);
  });

  it('is not led by rules when the caller named the gateway or the saved method has an account', () => {
    const rules = [rule('all', [two])];
    expect(routePayment([one], rules, someFacts({ gateway: 'one' }))?.reason).toBe(
      'the caller named the gateway',
    );
    expect(routePayment([one], rules, someFacts({ account: account('one') }))?.rule).toBeNull();
  });

  it('leaves an account that is resting for last, and says so', () => {
    const tired = aCandidate('tired', { isResting: true });
    const routing = routePayment([tired, one], [], someFacts());
    expect(routing?.order).toEqual([one, tired]);
    expect(routing?.passedOver).toEqual([
      { candidate: tired, why: 'it has not been answering, so it is given a rest' },
    ]);
    expect(order([tired], [])).toEqual(['tired']);
  });

  it('passes over accounts that can not do what is asked, though a rule leads to them', () => {
    const plain = aCandidate('plain', { capabilities: { tokens: [], offSession: false } });
    const rules = [rule('all', [plain])];
    expect(order([plain, one], rules, { hasToken: true })).toEqual(['one']);
    expect(order([plain, one], rules, { isOffSession: true })).toEqual(['one']);
    expect(order([plain, one], rules)).toEqual(['plain', 'one']);
  });

  it('tries three accounts at most', () => {
    expect(order([one, two, three, four], [])).toEqual(['one', 'two', 'three']);
  });

  it('keeps a token at the provider that made it', () => {
    const otherOne = aCandidate('other', { gateway: 'one', account: account('other') });
    expect(order([one, two, otherOne], [], { hasToken: true })).toEqual(['one', 'one']);
  });

  it('goes nowhere when nobody can take it', () => {
    expect(routePayment([], [], someFacts())).toBeUndefined();
    expect(order([one], [], { method: 'payme' })).toBeUndefined();
  });
});

describe('what an account lacks', () => {
  it.each([
    ['method', {}, { method: 'click' }],
    ['currency', { capabilities: { currencies: ['UZS'] } }, {}],
    ['authorize', { capabilities: { authorize: false } }, { isHold: true }],
    ['intent', { capabilities: { intents: false } }, { isIntent: true }],
    ['token', { capabilities: { tokens: [] } }, { hasToken: true }],
    ['off-session', { capabilities: { offSession: false } }, { isOffSession: true }],
    ['amount', { maximum: 9_999n }, {}],
    [undefined, { capabilities: { tokens: [], offSession: false } }, {}],
    [undefined, { maximum: 10_000n }, { isHold: true, isIntent: true, hasToken: true, isOffSession: true }],
  ] as const)('%s', (lack, is, facts) => {
    expect(lackOf(aCandidate('one', is), someFacts(facts))).toBe(lack);
  });
});

describe('a condition of a rule', () => {
  const isLed = (when: RoutingRule['when'], facts: Partial<RoutingFacts> = {}) =>
    routePayment([one, two], [rule('it', [two], when)], someFacts(facts))?.rule === 'it';
  it.each([
    ['currency', { currencies: [currency('USD')] }, { currencies: [currency('EUR')] }],
    ['method', { methods: ['card'] }, { methods: ['payme'] }],
    ['country', { countries: ['AT', 'DE'] }, { countries: ['UZ'] }],
    ['tenant', { tenants: ['acme'] }, { tenants: ['other'] }],
    ['least amount', { amountFrom: 10_000n }, { amountFrom: 10_001n }],
    ['most amount', { amountTo: 10_000n }, { amountTo: 9_999n }],
  ] as unknown as [string, RoutingRule['when'], RoutingRule['when']][])(
    'looks at the %s',
    (_what, fits, doesNot) => {
      expect(isLed(fits)).toBe(true);
      expect(isLed(doesNot)).toBe(false);
    },
  );

  it('does not match a country that nobody told', () => {
    expect(isLed({ countries: ['DE'] }, { country: undefined })).toBe(false);
  });

  it('takes all that is asked together', () => {
    const amount = money(500n, currency('USD'));
    expect(isLed({ countries: ['DE'], amountTo: 500n }, { amount })).toBe(true);
    expect(isLed({ countries: ['FR'], amountTo: 500n }, { amount })).toBe(false);
  });
});
