import { type Caller, platformOperator } from '#test/support/client';
import { standardFees } from '#sandbox/stripe/money/fees';
import { openWorld, type World } from '#test/support/world';

const dayMs = 86_400_000;

describe('fees', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const adminOf = (tenant: string): Caller => ({ sub: 'adm', roles: ['admin'], tenant });
  const feesFor = async (tenant: string, changes: Record<string, unknown> = {}) =>
    (await world.charged(changes, { as: adminOf(tenant) })).fees;
  const operate = { as: platformOperator };
  const override = (tenantId: string, changes: object) =>
    world.post('/admin/fee-overrides', { tenantId, reason: 'agreed', ...changes }, { ...operate, key: null });

  it.each([
    ['starter', 300, 9_380],
    ['professional', 150, 9_530],
    ['enterprise', 50, 9_630],
  ])(
    '201: given the tier %s, when 100.00 USD is charged, then the platform takes %d and %d is left',
    async (feeTier, platform, net) => {
      const tenant = `on-${feeTier}`;
      expect((await world.patch(`/admin/tenants/${tenant}`, { feeTier }, operate)).body).toMatchObject({
        feeTier,
      });
      expect(await feesFor(tenant)).toEqual({
        platform,
        platformReturned: 0,
        gateway: 320,
        gatewayIsEstimate: true,
        net,
      });
    },
  );

  it('200: given the tiers, when they are listed, then everyone knows what they cost', async () => {
    const { body } = await world.get('/admin/fee-tiers');
    expect(
      body.data.map(({ id, basisPoints }: { id: string; basisPoints: number }) => [id, basisPoints]),
    ).toEqual([
      ['starter', 300],
      ['professional', 150],
      ['enterprise', 50],
    ]);
  });

  it('201: given an agreed price, when it is valid, then it counts; before, after and once ended, the tier does', async () => {
    const from = new Date(world.platform.clock.now().getTime() + dayMs);
    const until = new Date(from.getTime() + dayMs);
    const made = await override('agreed', {
      basisPoints: 100,
      fixed: 25,
      validFrom: from.toISOString(),
      validUntil: until.toISOString(),
    });
    expect(made.status).toBe(201);
    expect((await feesFor('agreed')).platform).toBe(300);
    await world.pass(dayMs + 1_000);
    expect((await feesFor('agreed')).platform).toBe(125);
    await world.pass(dayMs);
    expect((await feesFor('agreed')).platform).toBe(300);

    const open = await override('agreed', { basisPoints: 10 });
    expect((await feesFor('agreed')).platform).toBe(10);
    const ended = await world.delete(`/admin/fee-overrides/agreed/${open.body.id}`, operate);
    expect(ended.body.validUntil).not.toBeNull();
    expect((await feesFor('agreed')).platform).toBe(300);
    const { body } = await world.get('/admin/fee-overrides?tenantId=agreed', operate);
    expect(body.data).toHaveLength(2);
  });

  it('200: given a payment, when the tier changes afterwards, then the payment keeps the price it was made at', async () => {
    const { id } = await world.authorized({}, { as: adminOf('changing') });
    await world.patch('/admin/tenants/changing', { feeTier: 'enterprise' }, operate);
    const captured = await world.post(`/payments/${id}/capture`, {}, { as: adminOf('changing') });
    expect(captured.body.fees.platform).toBe(300);
    expect((await feesFor('changing')).platform).toBe(50);
  });

  it('201: given odd amounts, when they are charged, then fees are whole and add up to the last unit', async () => {
    for (const amount of [50, 51, 99, 333, 1_001, 12_345_678]) {
      const { platform, gateway, net } = await feesFor('odd', { amount });
      expect(platform + gateway + net).toBe(amount);
      expect(Number.isInteger(platform)).toBe(true);
    }
  });

  it('200: given an estimate, when Stripe has settled, then the real fee replaces it', async () => {
    const dearer = await openWorld({
      webhooksTo: null,
      stripe: { fees: { ...standardFees, basisPoints: 390 } },
    });
    const { id, fees } = await dearer.charged();
    expect(fees).toMatchObject({ gateway: 320, gatewayIsEstimate: true, net: 9_380 });
    await dearer.sweep();
    expect(await dearer.payment(id)).toMatchObject({ fees: { gatewayIsEstimate: true } });
    await dearer.pass(60_000);
    await dearer.sweep();
    expect(await dearer.payment(id)).toMatchObject({
      fees: { platform: 300, gateway: 420, gatewayIsEstimate: false, net: 9_280 },
    });
    await dearer.dispose();
  });

  it('403: given an admin of a tenant, when they change what it costs, then it is not theirs to change', async () => {
    expect((await world.patch('/admin/tenants/acme', { feeTier: 'enterprise' })).status).toBe(403);
    const own = await world.post(
      '/admin/fee-overrides',
      { tenantId: 'acme', basisPoints: 0, reason: 'x' },
      { key: null },
    );
    expect(own.status).toBe(403);
  });
});
