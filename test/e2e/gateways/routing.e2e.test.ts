import { aCharge, platformOperator } from '#test/support/client';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type World } from '#test/support/world';
import { adminOf, anAccountOf } from './a-gateway-account.ts';

const rulesAt = '/admin/routing-rules';
type Rule = Readonly<{ name: string; when?: object; to: readonly object[] }>;
const to = (...accounts: readonly Readonly<{ id: string }>[]) =>
  accounts.map(({ id }) => ({ gatewayAccountId: id }));

describe('routing rules', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const setRules = (tenant: string, rules: readonly Rule[], more: object = {}) =>
    world.put(rulesAt, { rules, ...more }, adminOf(tenant));
  const led = async (tenant: string, rules: readonly Rule[]) => {
    const { status, body } = await setRules(tenant, rules);
    expect({ status, body }).toMatchObject({ status: 200 });
  };
  const charge = async (tenant: string, changes: object = {}): Promise<PaymentBody> => {
    const { status, body } = await world.post('/payments/charge', aCharge({ ...changes }), adminOf(tenant));
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'completed' } });
    return body as PaymentBody;
  };
  const accountsOf = async (tenant: string, count: number) => {
    const labels = Array.from({ length: count }, (_, n) => `account ${n + 1}`);
    const accounts = [];
    for (const [priority, label] of labels.entries())
      accounts.push(await anAccountOf(world, tenant, { label, priority }));
    return accounts;
  };
  const chargesThrough = async (tenant: string) =>
    (await world.get('/payments?limit=100', adminOf(tenant))).body.data.length as number;

  it('200: given rules by currency, method, amount and country, when payments are charged, then each is led by the first that matches, and says so', async () => {
    const [usual, euros, large, german] = await accountsOf('conditions', 4);
    await led('conditions', [
      { name: 'euros', when: { currencies: ['EUR'] }, to: to(euros!) },
      { name: 'large', when: { currencies: ['USD'], amountFrom: 50_000, amountTo: 99_999 }, to: to(large!) },
      { name: 'debits', when: { methods: ['us_bank_account'] }, to: to(large!) },
      { name: 'germans', when: { countries: ['DE', 'AT'], methods: ['card'] }, to: to(german!) },
    ]);
    const cases = [
      [{ currency: 'EUR', country: 'DE' }, euros, 'euros'],
      [{ amount: 49_999 }, usual, null],
      [{ amount: 50_000 }, large, 'large'],
      [{ amount: 99_999, country: 'DE' }, large, 'large'],
      [{ amount: 100_000 }, usual, null],
      [{ country: 'AT' }, german, 'germans'],
      [{ country: 'FR' }, usual, null],
    ] as const;
    for (const [changes, account, rule] of cases) {
      const { gatewayAccountId, route } = await charge('conditions', changes);
      expect({ changes, gatewayAccountId, rule: route.rule }).toEqual({
        changes,
        gatewayAccountId: account!.id,
        rule,
      });
      expect(route).toMatchObject({
        reason: rule ? `rule "${rule}" matched` : 'no rule matched, so the first account that can take it',
        passedOver: [],
      });
    }
  });

  it('200: given a rule with weights, when many payments are charged, then each account takes its share, and a repetition stays where it was', async () => {
    const [mostly, rarely] = await accountsOf('weights', 2);
    const shares = [
      { gatewayAccountId: mostly!.id, weight: 3 },
      { gatewayAccountId: rarely!.id, weight: 1 },
    ];
    await led('weights', [{ name: 'shares', to: shares }]);
    const payments = await Promise.all(
      Array.from({ length: 80 }, (_, n) =>
        world.post('/payments/charge', aCharge(), { ...adminOf('weights'), key: `weighed-${n}` }),
      ),
    );
    const through = payments.filter(({ body }) => body.gatewayAccountId === mostly!.id).length;
    // 60 are expected, give or take 4; what is refused here does not come about by chance in a lifetime.
    expect(through).toBeGreaterThanOrEqual(40);
    expect(through).toBeLessThanOrEqual(78);
    for (const [n, { body }] of payments.slice(0, 10).entries()) {
      const again = await world.post('/payments/charge', aCharge(), {
        ...adminOf('weights'),
        key: `weighed-${n}`,
      });
      expect(again.body).toEqual(body);
    }
  });

  it('200: given a caller who names the gateway, when they charge, then no rule leads them elsewhere', async () => {
    const [first, second] = await accountsOf('named', 2);
    await led('named', [{ name: 'all', to: to(second!) }]);
    expect((await charge('named')).gatewayAccountId).toBe(second!.id);
    const { gatewayAccountId, route } = await charge('named', { gateway: 'stripe' });
    expect({ gatewayAccountId, rule: route.rule, reason: route.reason }).toEqual({
      gatewayAccountId: first!.id,
      rule: null,
      reason: 'the caller named the gateway',
    });
  });

  it("200: given rules of the platform, when a tenant has none, then they hold, and the tenant's own go first", async () => {
    const configured = { id: 'gwa_configured_stripe' };
    const [own] = await accountsOf('ruled', 1);
    const platform = [
      { name: 'platform', when: { tenants: ['unruled'], currencies: ['EUR'] }, to: to(configured) },
    ];
    const set = await world.put(rulesAt, { rules: platform }, { as: platformOperator });
    expect({ status: set.status, body: set.body }).toMatchObject({ status: 200, body: { rules: platform } });
    await led('ruled', [{ name: 'own', to: to(own!) }]);
    expect((await charge('unruled', { currency: 'EUR' })).route.rule).toBe('platform');
    expect((await charge('unruled')).route.rule).toBeNull();
    expect((await charge('ruled', { currency: 'EUR' })).route.rule).toBe('own');
  });

  it('200: given past payments, when rules are tried on them, then it says what would move and moves nothing', async () => {
    const [first, second] = await accountsOf('simulated', 2);
    const small = await charge('simulated', { amount: 1_000 });
    const large = await charge('simulated', { amount: 90_000 });
    const rules = [{ name: 'large', when: { currencies: ['USD'], amountFrom: 50_000 }, to: to(second!) }];
    const before = await world.ledger();
    const { status, body } = await world.post(
      `${rulesAt}/simulate`,
      { rules },
      { ...adminOf('simulated'), key: null },
    );
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { payments: 2, moved: 1, refused: 0, samples: [{ paymentId: large.id, rule: 'large' }] },
    });
    expect(body.accounts).toEqual(
      expect.arrayContaining([
        { gateway: 'stripe', gatewayAccountId: first!.id, was: 2, would: 1 },
        { gateway: 'stripe', gatewayAccountId: second!.id, was: 0, would: 1 },
      ]),
    );
    expect(await world.ledger()).toEqual(before);
    expect(await chargesThrough('simulated')).toBe(2);
    expect((await world.get(rulesAt, adminOf('simulated'))).body.rules).toEqual([]);
    for (const { id } of [small, large]) {
      const { body: now } = await world.get(`/payments/${id}`, adminOf('simulated'));
      expect(now.gatewayAccountId).toBe(first!.id);
    }
  });

  it("422: given a rule that leads to somebody else's account, or to none, when it is set, then it is refused and nothing changes", async () => {
    const [own] = await accountsOf('honest', 1);
    const [foreign] = await accountsOf('foreign', 1);
    await led('honest', [{ name: 'own', to: to(own!) }]);
    for (const id of [foreign!.id, 'gwa_01JD3M2X7QK8V5N4B6C9ZTRWYE']) {
      const { body } = await setRules('honest', [{ name: 'greedy', to: to({ id }) }]);
      expect(body).toMatchObject({ status: 422, code: 'rule-account-unknown' });
      expect(body.detail).toContain('"greedy"');
      expect(body.detail).toContain(id);
    }
    const { body } = await world.get(rulesAt, adminOf('honest'));
    expect(body.rules.map(({ name }: Rule) => name)).toEqual(['own']);
    const naming = await setRules('honest', [
      { name: 'theirs', when: { tenants: ['foreign'] }, to: to(own!) },
    ]);
    expect(naming.body).toMatchObject({ status: 422, code: 'rule-names-tenants' });
  });

  it('409: given rules that somebody changed since they were read, when they are set with their version, then the other change stays', async () => {
    const [first, second] = await accountsOf('versioned', 2);
    const read = (await world.get(rulesAt, adminOf('versioned'))).body;
    await led('versioned', [{ name: 'one', to: to(first!) }]);
    const late = await setRules('versioned', [{ name: 'two', to: to(second!) }], { version: read.version });
    expect(late.body).toMatchObject({ status: 409, code: 'rules-changed-since' });
    const { body } = await world.get(rulesAt, adminOf('versioned'));
    expect(body.rules.map(({ name }: Rule) => name)).toEqual(['one']);
    const version = body.version as number;
    const rivals = await Promise.all(
      ['a', 'b', 'c'].map((name) => setRules('versioned', [{ name, to: to(second!) }], { version })),
    );
    expect(rivals.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
