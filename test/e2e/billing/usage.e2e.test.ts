import { standardDunning } from '#domain/billing/dunning-policy';
import { nextStep } from '#domain/billing/dunning-step';
import { admin, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aKey } from '../access/a-key.ts';
import { customerStateStory } from './customer-state-story.ts';
import { aStoredSubscriber } from './stored-subscriber.ts';

describe('usage', () => {
  let world: World;
  beforeAll(
    async () => void (world = await openWorld({ webhooksTo: null, mongoOptions: 'monitorCommands=true' })),
  );
  afterAll(() => world.dispose());

  it('is counted up to the limit and not beyond, whoever asks and wherever', async () => {
    const { as, customerId } = await aStoredSubscriber(world);
    const first = await world.post('/usage', { feature: 'posts', quantity: 480 }, { as, key: null });
    expect([first.status, first.body]).toEqual([
      200,
      {
        ...{ feature: 'posts', allowed: true, limit: 500, used: 480, remaining: 20, reason: null },
        window: { start: expect.any(String), end: expect.any(String) },
      },
    ]);
    const second = await world.anotherApi();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 2 === 0
          ? world.post('/usage', { feature: 'posts', quantity: 1 }, { as })
          : second.post('/usage', { feature: 'posts', quantity: 1, customerId }, { as: admin }),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect([statuses.filter((one) => one === 200), statuses.filter((one) => one === 403)]).toEqual([
      Array(20).fill(200),
      Array(20).fill(403),
    ]);
    expect(answers.find(({ status }) => status === 403)!.body).toMatchObject({
      code: 'limit-reached',
      detail: expect.stringContaining('Of 500 posts the plan has, 500 are used'),
      entitlement: { allowed: false, limit: 500, used: 500, remaining: 0, reason: 'limit-reached' },
    });
  });

  it('is counted once for one requestId, however often it comes and after a restart', async () => {
    const { as } = await aStoredSubscriber(world);
    const post = (client: Pick<World, 'post'>, quantity = 2) =>
      client.post('/usage', { feature: 'posts', quantity, requestId: 'post-1' }, { as });
    await Promise.all([post(world), post(world), post(world)]);
    const again = await post(await world.anotherApi());
    expect([again.headers['idempotent-replayed'], again.body.used]).toEqual(['true', 2]);
    expect((await post(world, 3)).body).toMatchObject({ status: 422, code: 'request-reused' });
  });

  it('that has happened, or is given back, is said by admins and services only', async () => {
    const { as, customerId } = await aStoredSubscriber(world);
    const channels = { feature: 'channels', customerId };
    for (const asked of [{ quantity: -1 }, { quantity: 21, allowOverage: true }]) {
      const refused = await world.post('/usage', { feature: 'channels', ...asked }, { as });
      expect(refused.body).toMatchObject({ status: 403, code: 'admin-needed' });
    }
    const { secret } = await aKey(world, { roles: ['admin'], scopes: ['usage:write'] });
    const service = { headers: { Authorization: `Bearer ${secret}` } };
    const over = await world.post('/usage', { ...channels, quantity: 21, allowOverage: true }, service);
    expect([over.status, over.body]).toEqual([
      200,
      expect.objectContaining({ used: 21, limit: 20, remaining: 0, window: null }),
    ]);
    const back = await world.post('/usage', { ...channels, quantity: -2 }, service);
    expect(back.body).toMatchObject({ used: 19, remaining: 1 });
    const unknown = { feature: 'rockets', quantity: 1, allowOverage: true, customerId };
    expect((await world.post('/usage', unknown)).body).toMatchObject({ status: 403, code: 'not-in-plan' });
  });

  it('follows what is paid', async () => {
    const failed = nextStep(standardDunning, null, 'card-declined', new Date('2030-01-01')).dunning;
    const { as } = await aStoredSubscriber(world, {
      status: 'past_due',
      dunning: { ...failed, level: 'limited' },
    });
    const check = async (feature: string, quantity: number) =>
      (await world.post('/entitlements/check', { feature, quantity }, { as, key: null })).body;
    expect(await check('posts', 250)).toMatchObject({ allowed: true, limit: 250, reason: null });
    expect(await check('posts', 251)).toMatchObject({ allowed: false, reason: 'service-limited' });
    expect(await check('posts', 501)).toMatchObject({ allowed: false, reason: 'limit-reached' });
    expect(await check('analytics', 1)).toMatchObject({ allowed: true, limit: null, remaining: null });
    const { body } = await world.get('/entitlements', { as });
    expect([
      body.level,
      body.data.map(({ feature, limit }: Record<string, unknown>) => [feature, limit]),
    ]).toEqual([
      'limited',
      [
        ['channels', 10],
        ['posts', 250],
        ['analytics', null],
        ['api-access', null],
      ],
    ]);
  });

  it('needs a subscription, and a customer that the caller may see', async () => {
    const { customerId } = await aStoredSubscriber(world);
    const somebody = customer('nobody-yet');
    const asked = { feature: 'posts', quantity: 1 };
    expect((await world.post('/usage', asked, { as: somebody })).body).toMatchObject({
      ...{ status: 403, code: 'no-subscription' },
    });
    expect((await world.post('/entitlements/check', asked, { as: somebody })).body).toMatchObject({
      ...{ allowed: false, limit: 0, remaining: 0, reason: 'no-subscription' },
    });
    expect((await world.get('/entitlements', { as: somebody })).body).toEqual({
      ...{ subscriptionId: null, level: 'none', data: [] },
    });
    for (const [as, whose, code] of [
      [admin, undefined, 'customer-needed'],
      [admin, 'cus_00000000000000', 'customer-unknown'],
      [somebody, customerId, 'customer-unknown'],
    ] as const)
      expect((await world.post('/usage', { ...asked, customerId: whose }, { as })).body).toMatchObject({
        ...{ status: 422, code },
      });
  });

  it.each([
    { quantity: 0 },
    { quantity: 1.5 },
    { quantity: 1, feature: 'Posts!' },
    { quantity: 1, requestId: 'a b' },
  ])('is not recorded as %j', async (asked) => {
    const { as } = await aStoredSubscriber(world);
    const { status, body } = await world.post('/usage', { feature: 'posts', ...asked }, { as });
    expect([status, body.issues]).toEqual([422, [expect.objectContaining({ message: expect.any(String) })]]);
  });

  describe('that is reserved', () => {
    const asked = { feature: 'posts', quantity: 300, ttlSeconds: 60 };
    it('is nobody else’s until it is used, and what is left of it is free again', async () => {
      const { as } = await aStoredSubscriber(world);
      const made = await world.post('/usage/reservations', { ...asked, requestId: 'import-1' }, { as });
      expect([made.status, made.body]).toEqual([
        201,
        {
          id: expect.stringMatching(/^rsv_/),
          feature: 'posts',
          quantity: 300,
          expiresAt: expect.any(String),
        },
      ]);
      const again = await world.post('/usage/reservations', { ...asked, requestId: 'import-1' }, { as });
      expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', made.body]);
      expect((await world.post('/usage/reservations', asked, { as })).body.code).toBe('limit-reached');
      const use = () => world.post(`/usage/reservations/${made.body.id}/use`, { quantity: 280 }, { as });
      expect((await use()).body).toMatchObject({ used: 280, remaining: 220 });
      const repeated = await use();
      expect([repeated.headers['idempotent-replayed'], repeated.body.used]).toEqual(['true', 280]);
    });

    it('is free again when it is given up, as often as one likes, or runs out', async () => {
      const { as } = await aStoredSubscriber(world);
      const reserve = async () => (await world.post('/usage/reservations', asked, { as })).body.id as string;
      const id = await reserve();
      for (let times = 0; times < 2; times += 1)
        expect((await world.delete(`/usage/reservations/${id}`, { as })).status).toBe(204);
      const another = await reserve();
      await world.pass(60_000);
      const late = await world.post(`/usage/reservations/${another}/use`, {}, { as });
      expect(late.body).toMatchObject({ status: 404, code: 'unknown-reservation' });
      expect((await world.post('/usage', { feature: 'posts', quantity: 500 }, { as })).status).toBe(200);
    });

    it('is not there for others', async () => {
      const { as } = await aStoredSubscriber(world);
      const { as: stranger } = await aStoredSubscriber(world);
      const { body } = await world.post('/usage/reservations', asked, { as });
      for (const id of [body.id as string, 'rsv_made-up', 'rsv_000000000.posts.x']) {
        const used = await world.post(`/usage/reservations/${id}/use`, {}, { as: stranger });
        const released = await world.delete(`/usage/reservations/${id}`, { as: stranger });
        expect([used.status, released.status]).toEqual([404, 404]);
      }
    });
  });

  customerStateStory(() => world);
});
