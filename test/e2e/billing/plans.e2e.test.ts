import { type Caller, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { adminOf } from '../gateways/a-gateway-account.ts';

type Plan = Readonly<{ id: string; name: string; status: string; version: number; prices: unknown }>;
const month = (amount: number, currency = 'USD') => ({ interval: 'month', amount, currency });
const year = (amount: number) => ({ interval: 'year', amount, currency: 'USD' });
const gold = { id: 'pln_gold', name: 'Gold', prices: [month(2_000), year(20_000)], trialDays: 14 };
const ofTenant = (tenant: string, role: string) => ({ as: { sub: `${role}-1`, tenant, roles: [role] } });

describe('the catalogue', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const opened = async (tenant: string, body: object = gold): Promise<Plan> => {
    const { status, body: plan } = await world.post('/plans', body, adminOf(tenant));
    expect({ status, plan }).toMatchObject({ status: 201 });
    return plan as Plan;
  };
  const plansSeenBy = async (asking: { as: Caller }, query = ''): Promise<Plan[]> =>
    (await world.get(`/plans${query}`, asking)).body.data;
  const pathsOf = ({ body }: { body: { issues: { path: string }[] } }) => body.issues.map(({ path }) => path);

  it('200: given a tenant without plans, when customers look at once, then each sees both catalogues, with what a year saves', async () => {
    const looks = await Promise.all(
      Array.from({ length: 8 }, () => plansSeenBy(ofTenant('fresh', 'customer'))),
    );
    const all = await plansSeenBy(ofTenant('fresh', 'seller'));
    for (const plans of looks) expect(plans).toEqual(all);
    expect(
      all.map(({ id, prices, ...plan }) => [id, prices, (plan as { yearlySavings?: unknown }).yearlySavings]),
    ).toEqual([
      ['pln_free', [month(0), year(0)], []],
      ['pln_starter', [month(9_99), year(99_99)], [{ amount: 19_89, currency: 'USD' }]],
      ['pln_pro', [month(29_99), year(299_99)], [{ amount: 59_89, currency: 'USD' }]],
      ['pln_enterprise', [month(99_99), year(999_99)], [{ amount: 199_89, currency: 'USD' }]],
      ['pln_weekly-basic', [{ interval: 'week', amount: 150_00, currency: 'USD' }], []],
      ['pln_weekly-premium', [{ interval: 'week', amount: 250_00, currency: 'USD' }], []],
      ['pln_weekly-enterprise', [{ interval: 'week', amount: 500_00, currency: 'USD' }], []],
    ]);
  });

  it('200: given nobody has looked yet, when a seeded plan is asked for by its id, then it is there', async () => {
    const { status, body } = await world.get('/plans/pln_pro', ofTenant('direct', 'customer'));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        name: 'Pro',
        status: 'active',
        version: 1,
        limits: { channels: { max: 20, resets: 'never' }, posts: { max: 500, resets: 'month' } },
        features: ['analytics', 'api-access'],
        levels: { limited: { limitPercent: 50, features: 'all' }, none: { limitPercent: 0, features: [] } },
        retiredAt: null,
      },
    });
  });

  it('200: given somebody died while seeding, when the next one looks, then nothing is missing', async () => {
    await plansSeenBy(ofTenant('half', 'admin'));
    await world.platform.mongo.db
      .collection('plans')
      .deleteMany({ tenantId: 'half', planId: { $ne: 'pln_starter' } });
    expect(await plansSeenBy(ofTenant('half', 'customer'))).toHaveLength(7);
  });

  it('200: given a tenant with plans of its own, when it looks, then it has no others, until it asks for a catalogue', async () => {
    const { id } = await opened('own', { ...gold, rank: 9 });
    expect((await plansSeenBy(ofTenant('own', 'customer'))).map((plan) => plan.id)).toEqual([id]);
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await world.post('/plans/seed', { catalogue: 'weekly' }, adminOf('own'));
      expect([status, body.data.map((plan: Plan) => plan.name)]).toEqual([
        200,
        ['Basic', 'Premium', 'Enterprise'],
      ]);
    }
    expect((await plansSeenBy(ofTenant('own', 'customer'))).map((plan) => plan.id)).toEqual([
      'pln_gold',
      'pln_weekly-basic',
      'pln_weekly-premium',
      'pln_weekly-enterprise',
    ]);
  });

  it('201: given a plan with an id, when the request comes twice, then it is one plan; with other terms it is refused', async () => {
    const first = await opened('twice');
    const again = await world.post('/plans', gold, adminOf('twice'));
    expect([again.status, again.headers['idempotent-replayed'], again.body]).toEqual([201, 'true', first]);
    const other = await world.post('/plans', { ...gold, prices: [month(1)] }, adminOf('twice'));
    expect(other).toMatchObject({ status: 409, body: { code: 'plan-exists', planId: 'pln_gold' } });
    const { id: _, ...nameless } = gold;
    expect((await opened('twice', nameless)).id).toMatch(/^pln_[0-9A-Z]{26}$/);
  });

  it('200: given a plan, when its price and a level change, then there is a second version with all else as it was, and the first stays as it was', async () => {
    const before = await opened('dearer');
    const prices = [month(2_500), year(25_000), month(9_900, 'UZS')];
    const levels = { limited: { limitPercent: 10, features: ['analytics'] } };
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await world.patch(
        '/plans/pln_gold',
        { name: 'Gold +', prices, levels },
        adminOf('dearer'),
      );
      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          name: 'Gold +',
          version: 2,
          prices,
          trialDays: 14,
          levels: { ...levels, full: { limitPercent: 100, features: 'all' } },
        },
      });
    }
    const first = await world.get('/plans/pln_gold?version=1', ofTenant('dearer', 'customer'));
    expect(first.body).toMatchObject({ version: 1, prices: before.prices, name: 'Gold +' });
    expect((await world.get('/plans/pln_gold?version=3', adminOf('dearer'))).status).toBe(404);
  });

  it('200: given a plan is retired, when people look, then customers don’t find it listed, and nobody can give it new terms', async () => {
    await opened('ended');
    await opened('ended', { ...gold, id: 'pln_silver', rank: 1 });
    const { body } = await world.patch('/plans/pln_gold', { retired: true }, adminOf('ended'));
    expect(body).toMatchObject({ status: 'retired', retiredAt: body.updatedAt });
    const idsFor = async (role: string, query = '') =>
      (await plansSeenBy(ofTenant('ended', role), query)).map(({ id }) => id);
    expect(await idsFor('customer')).toEqual(['pln_silver']);
    expect(await idsFor('customer', '?status=retired')).toEqual([]);
    expect(await idsFor('admin')).toEqual(['pln_gold', 'pln_silver']);
    expect(await idsFor('admin', '?status=retired')).toEqual(['pln_gold']);
    expect((await world.get('/plans/pln_gold', ofTenant('ended', 'customer'))).status).toBe(200);
    const late = await world.patch('/plans/pln_gold', { trialDays: 3 }, adminOf('ended'));
    expect(late).toMatchObject({ status: 409, body: { code: 'plan-retired' } });
  });

  it('422: given what no plan can have, when it is asked for, then each field is named', async () => {
    const wrong = { prices: [month(1), month(2)], limits: { Posts: { max: 1 } }, colour: 'red' };
    const asked = await world.post('/plans', { ...gold, ...wrong }, adminOf('wrong'));
    expect([asked.status, pathsOf(asked)]).toEqual([422, ['prices.1', 'limits.Posts', 'colour']]);
  });

  it('403 and 404: given who is no admin, or of another tenant, when they ask, then nothing changes hands', async () => {
    await opened('mine');
    const asking = ofTenant('mine', 'customer');
    expect((await world.post('/plans', gold, asking)).status).toBe(403);
    expect((await world.patch('/plans/pln_gold', { name: 'Mine' }, asking)).status).toBe(403);
    expect((await world.get('/coupons', { as: customer('ann') })).status).toBe(403);
    expect((await world.get('/plans/pln_gold', ofTenant('theirs', 'customer'))).status).toBe(404);
    const change = await world.patch('/plans/pln_gold', { name: 'Theirs' }, adminOf('theirs'));
    expect(change.status).toBe(404);
  });

  describe('its coupons', () => {
    const spring = { code: 'Spring-20', basisPoints: 2_000, duration: 'months', months: 3 };
    const shown = {
      ...spring,
      code: 'SPRING-20',
      status: 'active',
      amountOff: null,
      currency: null,
      redeemBy: null,
    };

    it('201: given a coupon, when it is offered twice, then it is one, however its code is written; with other terms it is refused', async () => {
      const [first, again] = [
        await world.post('/coupons', spring, adminOf('spring')),
        await world.post('/coupons', { ...spring, code: 'SPRING-20' }, adminOf('spring')),
      ];
      expect(first).toMatchObject({ status: 201, body: shown });
      expect([again.status, again.headers['idempotent-replayed'], again.body]).toEqual([
        201,
        'true',
        first.body,
      ]);
      const other = await world.post('/coupons', { ...spring, months: 4 }, adminOf('spring'));
      expect(other).toMatchObject({ status: 409, body: { code: 'coupon-exists' } });
    });

    it('200: given coupons, when one is retired, then it is listed as that, newest first, and only to its tenant', async () => {
      const five = { code: 'FIVE', amountOff: 500, currency: 'EUR', duration: 'once' };
      await world.post('/coupons', spring, adminOf('autumn'));
      await world.pass(1_000);
      await world.post('/coupons', five, adminOf('autumn'));
      expect((await world.delete('/coupons/five', adminOf('winter'))).status).toBe(404);
      for (let times = 0; times < 2; times += 1) {
        const { status, body } = await world.delete('/coupons/five', adminOf('autumn'));
        expect({ status, body }).toMatchObject({ status: 200, body: { ...five, status: 'retired' } });
      }
      const { body } = await world.get('/coupons', adminOf('autumn'));
      expect(body.data).toMatchObject([{ code: 'FIVE', status: 'retired', basisPoints: null }, shown]);
      expect((await world.get('/coupons', adminOf('winter'))).body.data).toEqual([]);
    });

    it('422: given a coupon that nobody could redeem any more, when it is offered, then redeemBy is named', async () => {
      const asked = await world.post(
        '/coupons',
        { ...spring, redeemBy: '2020-01-01T00:00:00Z' },
        adminOf('late'),
      );
      expect([asked.status, asked.body.code, pathsOf(asked)]).toEqual([422, 'coupon-past', ['redeemBy']]);
    });
  });
});
