import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type InvoiceBody } from './a-subscriber.ts';

describe('a coupon that is good once', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
    for (const code of ['FIVE', 'OTHER'])
      await world.post('/coupons', { code, amountOff: 5_00, currency: 'USD', duration: 'once' });
    await world.post('/coupons', { code: 'ALL', basisPoints: 10_000, duration: 'once' });
  });
  afterAll(() => world.dispose());

  const discounts = (invoices: readonly InvoiceBody[]) => invoices.map(({ discount }) => discount);

  it('422: given one that is asked for each month, when it was had, then it says so, and nothing is taken off', async () => {
    const ann = await aSubscriber(world);
    const { body } = await billing.subscribe(ann);
    expect((await billing.ask(ann, body.id, 'coupon', { coupon: 'five' })).status).toBe(200);
    await world.pass(31 * dayMs);
    const again = await billing.ask(ann, body.id, 'coupon', { coupon: 'FIVE' });
    expect([again.status, again.body.coupon]).toEqual([200, 'FIVE']);
    await world.pass(31 * dayMs);
    for (const as of [ann.as, undefined]) {
      const used = await world.post(`/subscriptions/${body.id}/coupon`, { coupon: 'FIVE' }, as && { as });
      expect([used.status, used.body.code]).toEqual([422, 'coupon-used']);
      expect(used.body.detail).toContain('FIVE');
    }
    await world.pass(31 * dayMs);
    expect(discounts(await billing.invoicesOf(ann, body.id))).toEqual([0, 0, 5_00, 0]);
  });

  it('422: given another subscription of the same customer, when it is to begin with it, then it is not free again', async () => {
    const bob = await aSubscriber(world);
    const { body: first } = await billing.subscribe(bob, { interval: 'year', coupon: 'ALL' });
    expect(first).toMatchObject({ status: 'active', price: 0 });
    await billing.ask(bob, first.id, 'cancel', { when: 'now' });
    const second = await billing.subscribe(bob, { interval: 'year', coupon: 'ALL' });
    expect([second.status, second.body.code]).toEqual([422, 'coupon-used']);
    const { body: third } = await billing.subscribe(bob);
    const later = await billing.ask(bob, third.id, 'coupon', { coupon: 'ALL' });
    expect([later.status, later.body.code]).toEqual([422, 'coupon-used']);
  });

  it('201: given many requests at once, when each would begin with it, then one subscription has it', async () => {
    const cy = await aSubscriber(world);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => billing.subscribe(cy, { coupon: 'ALL' })),
    );
    expect(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).sort()).toEqual([
      '201',
      ...Array.from({ length: 5 }, () => '422 coupon-used'),
    ]);
  });

  it('200: given two subscriptions, when it is asked for with both at once, then one has it', async () => {
    const di = await aSubscriber(world);
    const [{ body: one }, { body: two }] = await Promise.all([billing.subscribe(di), billing.subscribe(di)]);
    const answers = await Promise.all(
      [one, two].map(({ id }) => billing.ask(di, id, 'coupon', { coupon: 'OTHER' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('201: given a first payment that failed, when that is cancelled, then the coupon is there for another', async () => {
    const ed = await aSubscriber(world, { token: 'pm_card_chargeCustomerFail' });
    const { body: first } = await billing.subscribe(ed, { coupon: 'FIVE' });
    expect(first).toMatchObject({ status: 'incomplete', invoice: { discount: 5_00 } });
    expect((await billing.subscribe(ed, { coupon: 'FIVE' })).body.code).toBe('coupon-used');
    await billing.ask(ed, first.id, 'cancel', { when: 'now' });
    const { status, body } = await billing.subscribe(ed, { coupon: 'FIVE' });
    expect([status, body.invoice.discount]).toEqual([201, 5_00]);
  });
});
