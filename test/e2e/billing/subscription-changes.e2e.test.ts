import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs } from './a-subscriber.ts';

describe('changing a subscription', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  const subscribed = async (token = 'pm_card_visa', is: object = {}) => {
    const ann = await aSubscriber(world, { token });
    const { body } = await billing.subscribe(ann, is);
    return { ann, id: String(body.id), body };
  };

  it('200: given a dearer plan, when it is taken within a month, then the rest is paid to the second and had at once', async () => {
    const { ann, id } = await subscribed();
    await world.pass(10 * dayMs);
    const asked = { planId: 'pln_enterprise' };
    const preview = await billing.ask(ann, id, 'change/preview', asked);
    const { status, body } = await billing.ask(ann, id, 'change', asked);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        planId: 'pln_enterprise',
        status: 'active',
        pendingChange: null,
        invoice: { status: 'paid', periodIndex: null },
      },
    });
    const { invoice } = body;
    const seconds = Date.parse(invoice.lines[0].periodEnd) - Date.parse(invoice.lines[0].periodStart);
    const whole = Date.parse(body.currentPeriodEnd) - Date.parse(body.currentPeriodStart);
    expect(invoice.amountDue).toBeLessThanOrEqual(Math.ceil(((99_99 - 29_99) * seconds) / whole) + 1);
    expect(invoice.amountDue).toBeGreaterThanOrEqual(Math.floor(((99_99 - 29_99) * seconds) / whole) - 1);
    expect(Math.abs(preview.body.amountDue - invoice.amountDue)).toBeLessThanOrEqual(1);
    expect(await world.payment(invoice.paymentId)).toMatchObject({ capturedAmount: invoice.amountDue });
    await world.pass(25 * dayMs);
    const [renewal] = await billing.invoicesOf(ann, id);
    expect(renewal).toMatchObject({ periodIndex: 1, total: 99_99, status: 'paid' });
  });

  it('200: given a card that fails meanwhile, when a dearer plan is taken, then all stays as it was and nothing is owed', async () => {
    const { ann, id } = await subscribed();
    const bad = await world.post(
      '/payment-methods',
      { type: 'card', token: 'pm_card_chargeCustomerFail' },
      { as: ann.as },
    );
    await billing.ask(ann, id, 'payment-method', { paymentMethodId: bad.body.id });
    await world.pass(dayMs);
    const { body } = await billing.ask(ann, id, 'change', { planId: 'pln_enterprise' });
    expect(body).toMatchObject({ planId: 'pln_pro', status: 'active', pendingChange: null, paid: true });
    expect(body.invoice.attempts).toMatchObject([{ outcome: 'failed', failure: 'card-declined' }]);
    await world.settle();
    const [change] = await billing.invoicesOf(ann, id);
    expect(change).toMatchObject({ periodIndex: null, status: 'void' });
  });

  it('200: given a cheaper plan, when it is taken, then it begins with the next period', async () => {
    const { ann, id } = await subscribed();
    const { body } = await billing.ask(ann, id, 'change', { planId: 'pln_starter' });
    expect(body).toMatchObject({
      planId: 'pln_pro',
      invoice: null,
      scheduledChange: { planId: 'pln_starter' },
    });
    expect((await billing.ask(ann, id, 'change', { planId: 'pln_starter' })).body.code).toBe('no-change');
    await world.pass(32 * dayMs);
    expect(await billing.read(ann, id)).toMatchObject({
      planId: 'pln_starter',
      scheduledChange: null,
      price: 9_99,
    });
    expect((await billing.invoicesOf(ann, id))[0]).toMatchObject({ total: 9_99, status: 'paid' });
  });

  it('200: given a change to now of something cheaper, when it is made, then the rest comes to the balance and pays next time', async () => {
    const { ann, id } = await subscribed();
    await world.pass(5 * dayMs);
    const { body } = await billing.ask(ann, id, 'change', { planId: 'pln_starter', when: 'now' });
    expect(body).toMatchObject({
      planId: 'pln_starter',
      invoice: { status: 'paid', amountDue: 0, paymentId: null },
    });
    expect(body.balance).toBe(body.invoice.surplus);
    expect(body.balance).toBeGreaterThan(15_00);
    await world.pass(30 * dayMs);
    const [renewal] = await billing.invoicesOf(ann, id);
    expect(renewal).toMatchObject({
      total: 9_99,
      credit: 9_99,
      amountDue: 0,
      status: 'paid',
      paymentId: null,
    });
    expect((await billing.read(ann, id)).balance).toBe(body.balance - 9_99);
  });

  it('200: given a cancellation at the end of the period, when it comes, then it ends; before that it can be withdrawn', async () => {
    const { ann, id } = await subscribed();
    const cancelled = await billing.ask(ann, id, 'cancel', { when: 'period-end', reason: 'too dear' });
    expect(cancelled.body).toMatchObject({ status: 'active', cancellationReason: 'too dear' });
    expect(cancelled.body.cancelsAt).toBe(cancelled.body.currentPeriodEnd);
    expect((await billing.ask(ann, id, 'cancel')).body.code).toBe('already-cancelling');
    expect((await billing.ask(ann, id, 'reactivate')).body).toMatchObject({
      status: 'active',
      cancelsAt: null,
    });
    expect((await billing.ask(ann, id, 'reactivate')).body.code).toBe('nothing-to-withdraw');
    await billing.ask(ann, id, 'cancel', { when: 'period-end' });
    await world.pass(40 * dayMs);
    expect(await billing.read(ann, id)).toMatchObject({ status: 'cancelled', level: 'none' });
    expect(await billing.invoicesOf(ann, id)).toHaveLength(1);
    const anew = await billing.ask(ann, id, 'reactivate');
    expect(anew.body).toMatchObject({
      status: 'active',
      paid: true,
      invoice: { status: 'paid', periodIndex: 1 },
    });
  });

  it('200: given a cancellation now with credit, when it is made, then what is unused is on the balance by an invoice', async () => {
    const { ann, id } = await subscribed();
    const { body } = await billing.ask(ann, id, 'cancel', { when: 'now', creditUnused: true });
    expect(body).toMatchObject({ status: 'cancelled', invoice: { status: 'paid', amountDue: 0 } });
    expect(body.balance).toBe(29_99);
    expect(body.invoice.total).toBe(-29_99);
    const again = await billing.ask(ann, id, 'cancel', { when: 'now' });
    expect([again.status, again.body.code]).toEqual([409, 'illegal-transition']);
  });

  it('200: given a cancellation with grace, when its days are over, then it ends whatever was paid for', async () => {
    const { ann, id } = await subscribed();
    expect((await billing.ask(ann, id, 'cancel', { when: 'grace' })).body).toMatchObject({
      status: 'grace',
      level: 'full',
    });
    await world.pass(3 * dayMs + 1_000);
    expect(await billing.read(ann, id)).toMatchObject({ status: 'cancelled' });
  });

  it('200: given a pause, when it ends by itself, then a new period begins, paid from what was unused', async () => {
    const { ann, id } = await subscribed();
    await world.pass(10 * dayMs);
    const until = new Date(world.platform.clock.now().getTime() + 20 * dayMs).toISOString();
    const { body } = await billing.ask(ann, id, 'pause', { until });
    expect(body).toMatchObject({ status: 'paused', level: 'read-only', resumesAt: until });
    expect(body.balance).toBeGreaterThan(19_00);
    await world.pass(20 * dayMs + 1_000);
    const resumed = await billing.read(ann, id);
    expect(resumed).toMatchObject({ status: 'active', paid: true, periodIndex: 1, balance: 0 });
    expect(resumed.currentPeriodStart).toBe(until);
    const [renewal] = await billing.invoicesOf(ann, id);
    expect(renewal).toMatchObject({ total: 29_99, credit: body.balance, amountDue: 29_99 - body.balance });
  });

  it('200: given more units, when they are taken, then they cost the agreed price although the plan is dearer by now', async () => {
    await world.post('/plans', {
      id: 'pln_seats',
      name: 'Seats',
      rank: 9,
      prices: [{ interval: 'month', amount: 1_000, currency: 'USD' }],
    });
    const { ann, id } = await subscribed('pm_card_visa', { planId: 'pln_seats', quantity: 2 });
    await world.patch('/plans/pln_seats', {
      prices: [{ interval: 'month', amount: 5_000, currency: 'USD' }],
    });
    const { body } = await billing.ask(ann, id, 'change', { quantity: 5 });
    expect(body).toMatchObject({ quantity: 5, unitPrice: 1_000, price: 5_000, invoice: { status: 'paid' } });
  });

  it('409: given what waits or is owed, when another change is asked for, then the refusal says what first', async () => {
    const { ann, id } = await subscribed('pm_card_visa', { planId: 'pln_free', payBy: 'link' });
    const waiting = await billing.ask(ann, id, 'change', { planId: 'pln_starter' });
    expect(waiting.body).toMatchObject({
      planId: 'pln_free',
      pendingChange: { planId: 'pln_starter', amount: 9_99 },
      invoice: { status: 'open', amountDue: 9_99, attempts: [] },
    });
    const other = await billing.ask(ann, id, 'change', { planId: 'pln_pro' });
    expect([other.status, other.body.code]).toEqual([409, 'change-pending']);
    const visa = { paymentMethod: { id: ann.methodId } };
    const paid = await world.post(`/invoices/${waiting.body.invoice.id}/pay`, visa, { as: ann.as });
    expect(paid.body).toMatchObject({ status: 'paid' });
    expect(await billing.read(ann, id)).toMatchObject({ planId: 'pln_starter', pendingChange: null });
  });

  it('200: given all that happened, when its history is read, then each change is there with who made it', async () => {
    const { ann, id } = await subscribed();
    await billing.ask(ann, id, 'cancel', { when: 'now' });
    const { body } = await world.get(`/subscriptions/${id}/history`, { as: ann.as });
    expect(body.data.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual([
      ['Cancelled', ann.as.sub],
      ['Activated', 'kassa'],
      ['Created', ann.as.sub],
    ]);
    const attempts = await world.get(`/subscriptions/${id}/payment-attempts`, { as: ann.as });
    expect(attempts.body.data).toMatchObject([{ outcome: 'paid', by: ann.as.sub }]);
  });
});
