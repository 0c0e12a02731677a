import { type InvoiceBody } from './a-subscriber.ts';
import { admin, customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs } from './a-subscriber.ts';

describe('subscribing', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  it('201: given a saved card, when its owner subscribes, then the first period is invoiced and paid once', async () => {
    const ann = await aSubscriber(world);
    const { status, body } = await billing.subscribe(ann);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'active',
        paid: true,
        level: 'full',
        planId: 'pln_pro',
        price: 29_99,
        invoice: { status: 'paid', amountDue: 29_99, amountPaid: 29_99, periodIndex: 0 },
      },
    });
    expect(body.invoice.number).toMatch(/^INV-\d{6}$/);
    const payment = await world.payment(body.invoice.paymentId);
    expect(payment).toMatchObject({ status: 'completed', capturedAmount: 29_99, invoiceId: body.invoice.id });
    expect(await world.ledger(payment.id)).toHaveLength(1);
  });

  it('201: given months that pass at once, when time goes on, then each period is renewed, invoiced and paid once', async () => {
    const bob = await aSubscriber(world);
    const { body } = await billing.subscribe(bob);
    await world.pass(95 * dayMs);
    await world.settle();
    const invoices: InvoiceBody[] = await billing.invoicesOf(bob, body.id);
    expect(invoices.map(({ periodIndex, status }) => [periodIndex, status])).toEqual([
      [3, 'paid'],
      [2, 'paid'],
      [1, 'paid'],
      [0, 'paid'],
    ]);
    const boundaries = invoices.map(({ periodStart, periodEnd }) => [periodStart, periodEnd]);
    for (const [place, [start]] of boundaries.slice(0, -1).entries())
      expect(start).toBe(boundaries[place + 1]![1]);
    expect(await billing.read(bob, body.id)).toMatchObject({ status: 'active', paid: true, periodIndex: 3 });
    for (const { paymentId } of invoices) expect(await world.ledger(paymentId!)).toHaveLength(1);
  });

  it('201: given a request that is repeated, when it is the same, then it is answered the same; another is refused', async () => {
    const bob = await aSubscriber(world);
    const asking = { as: bob.as, key: 'subscribe-once' };
    const wish = { planId: 'pln_starter', interval: 'month' };
    const first = await world.post('/subscriptions', wish, asking);
    const again = await Promise.all([1, 2, 3].map(() => world.post('/subscriptions', wish, asking)));
    for (const { status, body, headers } of again)
      expect([status, body.id, headers['idempotent-replayed']]).toEqual([201, first.body.id, 'true']);
    const other = await world.post('/subscriptions', { ...wish, quantity: 2 }, asking);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await billing.invoicesOf(bob, first.body.id)).toHaveLength(1);
  });

  it('201: given the same request ten times at once, when it is new, then there is one subscription, paid once', async () => {
    const cleo = await aSubscriber(world);
    const asking = { as: cleo.as, key: 'subscribe-at-once' };
    const wish = { planId: 'pln_starter', interval: 'month' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => world.post('/subscriptions', wish, asking)),
    );
    const made = answers.filter(({ status }) => status === 201);
    for (const { status, body } of answers.filter((answer) => !made.includes(answer)))
      expect([status, body.code]).toEqual([409, 'idempotency-in-flight']);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    await world.settle();
    const [invoice, ...more] = await billing.invoicesOf(cleo, made[0]!.body.id);
    expect(more).toEqual([]);
    expect(invoice).toMatchObject({ status: 'paid', attempts: [{ outcome: 'paid' }] });
  });

  it('201: given a trial, when nothing was saved, then it begins all the same, and ends overdue', async () => {
    const dan = await aSubscriber(world, { token: null });
    const { status, body } = await billing.subscribe(dan, { planId: 'pln_weekly-basic', interval: 'week' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { status: 'trialing', paid: true, price: 0, nextPrice: body.unitPrice, invoice: null },
    });
    expect(Date.parse(body.trialEndsAt) - Date.parse(body.createdAt)).toBe(7 * dayMs);
    await world.pass(7 * dayMs + 1_000);
    expect(await billing.read(dan, body.id)).toMatchObject({
      status: 'past_due',
      level: 'full',
      dunning: { failure: 'no-method', next: 'remind' },
    });
    const { body: second } = await billing.subscribe(dan, { planId: 'pln_weekly-premium', interval: 'week' });
    expect(second).toMatchObject({ status: 'incomplete', trialEndsAt: null });
  });

  it('201: given a card that declines, when its owner subscribes, then it waits, and is paid with another by hand', async () => {
    const eve = await aSubscriber(world, { token: 'pm_card_chargeCustomerFail' });
    const { status, body } = await billing.subscribe(eve);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        status: 'incomplete',
        level: 'none',
        invoice: { status: 'open', attempts: [{ outcome: 'failed', failure: 'card-declined' }] },
      },
    });
    const paid = await world.post(
      `/invoices/${body.invoice.id}/pay`,
      { paymentMethod: { type: 'card', token: 'pm_card_visa' } },
      { as: eve.as },
    );
    expect({ status: paid.status, body: paid.body }).toMatchObject({
      status: 200,
      body: { status: 'paid', actionUrl: null },
    });
    expect(await billing.read(eve, body.id)).toMatchObject({ status: 'active', level: 'full', paid: true });
    const again = await world.post(`/invoices/${body.invoice.id}/pay`, {}, { as: eve.as });
    expect([again.status, again.body.code]).toEqual([409, 'nothing-owed']);
  });

  it('given a first payment that never comes, when its time is over, then it expires and its invoice is void', async () => {
    const fay = await aSubscriber(world, { token: null });
    const { body } = await billing.subscribe(fay);
    expect(body).toMatchObject({ status: 'incomplete', invoice: { status: 'open' } });
    expect(body.invoice.payUrl).toMatch(/\/i\/[\w.-]+$/);
    await world.pass(25 * 3_600_000);
    await world.settle();
    expect(await billing.read(fay, body.id)).toMatchObject({ status: 'expired' });
    expect((await billing.invoicesOf(fay, body.id))[0]).toMatchObject({ status: 'void' });
  });

  it('201: given a plan that costs nothing, when it is taken, then it is active and nothing is invoiced', async () => {
    const gus = await aSubscriber(world, { token: null });
    const { body } = await billing.subscribe(gus, { planId: 'pln_free' });
    expect(body).toMatchObject({ status: 'active', paid: true, price: 0, invoice: null });
    expect(await billing.invoicesOf(gus, body.id)).toEqual([]);
  });

  it('201: given a coupon for three months, when time passes, then it is taken off three invoices', async () => {
    const { status } = await world.post('/coupons', {
      code: 'SPRING',
      basisPoints: 5_000,
      duration: 'months',
      months: 3,
    });
    expect(status).toBe(201);
    const hal = await aSubscriber(world);
    const { body } = await billing.subscribe(hal, { coupon: 'spring' });
    await world.pass(100 * dayMs);
    const invoices: InvoiceBody[] = await billing.invoicesOf(hal, body.id);
    expect(invoices.map(({ total, discount }) => [total, discount])).toEqual([
      [29_99, 0],
      [14_99, 15_00],
      [14_99, 15_00],
      [14_99, 15_00],
    ]);
  });

  it('404: given a subscription of another, when it is asked for, then it is not there', async () => {
    const ida = await aSubscriber(world);
    const { body } = await billing.subscribe(ida);
    for (const as of [customer('stranger'), { ...admin, tenant: 'other' }]) {
      expect((await world.get(`/subscriptions/${body.id}`, { as })).status).toBe(404);
      expect((await world.get(`/invoices/${body.invoice.id}`, { as })).status).toBe(404);
      expect((await world.post(`/subscriptions/${body.id}/cancel`, {}, { as })).status).toBe(404);
      expect((await world.post(`/invoices/${body.invoice.id}/pay`, {}, { as })).status).toBe(404);
    }
    expect((await world.get('/subscriptions/current', { as: ida.as })).body.id).toBe(body.id);
    expect((await world.get(`/subscriptions/current?customerId=${ida.customerId}`)).body.id).toBe(body.id);
  });

  it('422: given what can’t be had, when it is asked for, then the refusal names the field', async () => {
    const jo = await aSubscriber(world);
    const refused = async (is: object) => {
      const { status, body } = await billing.subscribe(jo, is);
      return [status, body.code];
    };
    expect(await refused({ planId: 'pln_none' })).toEqual([422, 'plan-unknown']);
    expect(await refused({ interval: 'week' })).toEqual([422, 'price-unknown']);
    expect(await refused({ coupon: 'NONE' })).toEqual([422, 'coupon-unknown']);
    expect(await refused({ paymentMethod: { id: 'pm_00000000000000000000000000' } })).toEqual([
      422,
      'payment-method-unknown',
    ]);
    const unsaid = await world.post('/subscriptions', { planId: 'pln_pro' });
    expect([unsaid.status, unsaid.body.code]).toEqual([422, 'customer-needed']);
    const keyless = await world.post('/subscriptions', { planId: 'pln_pro' }, { as: jo.as, key: null });
    expect([keyless.status, keyless.body.code]).toEqual([400, 'idempotency-key-required']);
  });
});
