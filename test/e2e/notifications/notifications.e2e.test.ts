import { type IntegrationEvent } from '#application/shared/integration-event';
import { aCharge, admin, card, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { mailOf } from '#test/support/mail';
import { openWorld, type World } from '#test/support/world';

let world: World;
let mail: ReturnType<typeof mailOf>;
beforeAll(async () => {
  world = await openWorld({ env: { SMTP_TIMEOUT_MS: '2000', PUBLIC_URL: 'https://pay.example.com' } });
  mail = mailOf(world.sandbox.controlUrl);
});
afterEach(() => world.calm());
afterAll(() => world.dispose());

type MessageBody = Readonly<{
  id: string;
  status: string;
  tries: number;
  template: string;
  lastError: string | null;
  providerId: string | null;
}>;

let people = 0;
/** Somebody new with an address of their own. */
const somebody = async (profile: Readonly<Record<string, string>> = {}) => {
  const address = profile.email ?? `p${(people += 1)}@example.com`;
  const { status, body } = await world.post('/customers', { name: 'Ann', ...profile, email: address });
  expect(status).toBe(201);
  return { id: String(body.id), address };
};
const messagesOf = async (customerId: string, status = ''): Promise<MessageBody[]> => {
  const { body } = await world.get(
    `/admin/messages?customerId=${customerId}${status && `&status=${status}`}`,
  );
  return body.data as MessageBody[];
};
/** Their one message, once it stands so. */
const standing = (customerId: string, status: string) =>
  eventually(
    `the message of ${customerId} is ${status}`,
    async () => (await messagesOf(customerId, status))[0],
  );
const smtpFault = (mode: 'timeout-after' | 'timeout-before' | 'error-500' | 'reset', times = 1) =>
  world.fault({ provider: 'smtp', mode, times });
/** Long enough that the events no worker has heard of are delivered. */
const told = async () => {
  await world.pass(15_000);
  await world.sweep();
};
/** Long enough for any first gap or lapsed claim. */
const later = async () => {
  await world.pass(600_000);
  await world.sweep();
};

describe('a customer who pays', () => {
  it('gets one mail, though the event is delivered twice, and not a second when time passes', async () => {
    const { id, address } = await somebody();
    const payment = await world.charged({ customerId: id, amount: 123_456 });
    const { outbox } = (await world.platform.mongo.db
      .collection<{ _id: string; outbox: IntegrationEvent[] }>('payments')
      .findOne({ _id: payment.id }))!;
    await Promise.all([world.modules.deliverEvents(outbox), world.modules.deliverEvents(outbox)]);
    await world.modules.deliverEvents(outbox);
    // A clock that jumps while it is being sent would take the claim from whoever sends it.
    await standing(id, 'sent');
    await later();
    const [letter, ...more] = await mail.arrived(address);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({
      subject: 'Payment received: $1,234.56',
      from: 'no-reply@kassa.invalid',
      headers: { 'auto-submitted': 'auto-generated' },
    });
    expect(letter?.text).toContain(`Hello Ann,\n\nWe have received your payment of $1,234.56.`);
    expect(letter?.text).toContain(payment.number);
    expect(await messagesOf(id)).toMatchObject([
      { template: 'payment-received', status: 'sent', tries: 1, providerId: letter?.messageId },
    ]);
  });
  it('reads it in their language', async () => {
    const { id, address } = await somebody({ locale: 'uz', name: '<b>Oʻgʻiloy</b>' });
    await world.charged({ customerId: id, amount: 1_000_000, currency: 'UZS' });
    await told();
    const [letter] = await mail.arrived(address);
    expect(letter?.subject).toMatch(/^Toʻlov qabul qilindi: 10.000,00.soʻm$/);
    expect(letter?.html).toContain('lang="uz"');
    expect(letter?.html).toContain('&lt;b&gt;Oʻgʻiloy&lt;/b&gt;');
  });
  it('who was declined is told why, and nothing that a thief should not know', async () => {
    const { id, address } = await somebody({ locale: 'ru' });
    const poor = { customerId: id, paymentMethod: card('visa_chargeDeclinedInsufficientFunds') };
    expect((await world.post('/payments/charge', aCharge(poor))).status).toBe(402);
    await told();
    const [letter] = await mail.arrived(address);
    expect(letter?.subject).toContain('не прошёл');
    expect(letter?.text).toContain('На счёте недостаточно средств.');
    const stolen = { customerId: id, paymentMethod: card('visa_chargeDeclinedStolenCard') };
    expect((await world.post('/payments/charge', aCharge(stolen))).status).toBe(402);
    await told();
    const [second] = await mail.arrived(address, 2);
    expect(second?.text).toContain('не одобрили платёж');
  });
  it('and gets money back is told of that too', async () => {
    const { id, address } = await somebody();
    const payment = await world.charged({ customerId: id });
    expect((await world.post(`/payments/${payment.id}/refunds`, { amount: 2_500 })).status).toBe(201);
    await world.settle();
    const letters = await mail.arrived(address, 2);
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Payment received: $100.00',
      'Refund of $25.00',
    ]);
  });
  it('without being known by mail gets nothing', async () => {
    const { status, body } = await world.post('/customers', { name: 'Nobody' });
    expect(status).toBe(201);
    await world.charged({ customerId: body.id });
    await world.settle();
    expect(await messagesOf(String(body.id))).toEqual([]);
  });
});

describe('the mail server', () => {
  it('that refuses an address for good is not asked again, until an admin wants it', async () => {
    const { id } = await somebody({ email: 'refused.ann@example.com' });
    await world.charged({ customerId: id });
    await told();
    const message = await standing(id, 'failed');
    expect(message).toMatchObject({ tries: 1, lastError: expect.stringContaining('550') });
    await later();
    expect((await standing(id, 'failed')).tries).toBe(1);

    const resend = `/admin/messages/${encodeURIComponent(message.id)}/resend`;
    expect((await world.post(resend, {}, { key: null })).body).toMatchObject({ status: 'queued', tries: 0 });
    expect((await world.post(resend, {}, { key: null })).status).toBe(409);
    await world.sweep();
    expect((await standing(id, 'failed')).lastError).toContain('550');
  });
  it('that is down for a while gets the mail once when it is back', async () => {
    const { id, address } = await somebody();
    await smtpFault('reset');
    await smtpFault('error-500');
    await world.charged({ customerId: id });
    await told();
    await eventually('it was tried', async () => (await messagesOf(id, 'queued'))[0]?.tries === 1);
    await later();
    await eventually('it was tried again', async () => (await messagesOf(id, 'queued'))[0]?.tries === 2);
    expect(await mail.to(address)).toEqual([]);
    await later();
    expect(await standing(id, 'sent')).toMatchObject({ tries: 3, lastError: null });
    await later();
    expect(await mail.to(address)).toHaveLength(1);
  });
  it('that took a mail and never said so gets it again under the same Message-ID', async () => {
    const { id, address } = await somebody();
    await smtpFault('timeout-after');
    await world.charged({ customerId: id });
    await told();
    await mail.arrived(address);
    await eventually('nobody said so', async () => (await messagesOf(id, 'queued'))[0]?.tries === 1);
    await later();
    await standing(id, 'sent');
    const [one, other, ...more] = await mail.arrived(address, 2);
    expect(more).toEqual([]);
    expect(one?.messageId).toBe(other?.messageId);
    expect(one?.text).toBe(other?.text);
  });
});

describe('billing', () => {
  const about = (type: string, data: Readonly<Record<string, unknown>>): IntegrationEvent => ({
    id: `${String(data.subscriptionId ?? data.invoiceId)}.${type}`,
    type: `billing.${type}.v1`,
    tenantId: 'acme',
    aggregate: { kind: 'subscriptions', id: String(data.subscriptionId) },
    at: '2026-03-01T00:00:00.000Z',
    data,
  });
  const subscribed = (customerId: string) => ({
    subscriptionId: `sub_${customerId.slice(4)}`,
    customerId,
    statusBefore: 'active',
    planName: 'Pro',
    currency: 'USD',
    price: 2_900,
    periodIndex: 3,
  });

  it('sends an invoice with a link that lets nobody else in, and stores no such link', async () => {
    const { id, address } = await somebody();
    const invoice = { invoiceId: `inv_${id.slice(4)}`, number: 'INV-7', currency: 'USD', total: 2_900 };
    const told = { ...invoice, customerId: id, subscriptionId: 'sub_1', amountDue: 2_900 };
    await world.modules.deliverEvents([about('invoice-finalised', told)]);
    const [letter] = await mail.arrived(address);
    expect(letter?.subject).toBe('Invoice INV-7: $29.00');
    const link = /https:\/\/pay\.example\.com\/i\/\S+/.exec(letter?.text ?? '')?.[0];
    expect(link).toMatch(/\/i\/[\w.-]{60,}$/);
    const stored = await world.platform.mongo.db.collection('messages').findOne({ customerId: id });
    expect(JSON.stringify(stored)).not.toContain(String(link?.split('/').pop()).slice(0, 20));
  });
  it('dunns by step and kind of failure, with the way to pay', async () => {
    const { id, address } = await somebody();
    const overdue = {
      ...subscribed(id),
      notice: { kind: 'payment-failed', isLast: false },
      failure: 'expired-card',
      nextAt: '2026-03-04T00:00:00.000Z',
    };
    await world.modules.deliverEvents([about('payment-overdue', overdue)]);
    const [first] = await mail.arrived(address);
    expect(first?.text).toContain('The card has expired.');
    expect(first?.text).toContain('We will try again on March 4, 2026.');
    expect(first?.text).toContain('https://pay.example.com/portal/');
    const grace = { ...overdue, notice: { kind: 'grace-began', isLast: true } };
    await world.modules.deliverEvents([about('grace-began', grace)]);
    const [second] = await mail.arrived(address, 2);
    expect(second?.text).toContain('If it is not paid by March 4, 2026, the subscription ends.');
  });
  it('tells nothing of a step that has nothing to tell, and once that grace began', async () => {
    const { id } = await somebody();
    const overdue = { ...subscribed(id), failure: 'processing-error', nextAt: '2026-03-04T00:00:00.000Z' };
    const grace = { ...overdue, notice: { kind: 'grace-began', isLast: true } };
    await world.modules.deliverEvents([about('payment-overdue', { ...overdue, notice: null })]);
    expect(await messagesOf(id)).toEqual([]);
    await world.modules.deliverEvents([about('payment-overdue', grace), about('grace-began', grace)]);
    expect(await messagesOf(id)).toMatchObject([{ template: 'grace-began' }]);
  });
  it.each([
    ['needs-link', 'Pro: $29.00 to be paid', 'Your invoice is ready'],
    ['authentication-required', 'Please confirm your payment for Pro', 'Your bank wants you to confirm'],
  ])('asks by %s for what only the customer can do', async (failure, subject, said) => {
    const { id, address } = await somebody();
    const notice = { kind: 'action-needed', isLast: false };
    await world.modules.deliverEvents([about('payment-overdue', { ...subscribed(id), failure, notice })]);
    const [letter] = await mail.arrived(address);
    expect(letter?.subject).toBe(subject);
    expect(letter?.text).toContain(said);
  });
  it('warns of the end of a trial with what the first period after it costs', async () => {
    const { id, address } = await somebody();
    const trial = { ...subscribed(id), price: 0, trialEndsAt: '2026-03-04T00:00:00.000Z' };
    await world.modules.deliverEvents([
      about('trial-ending', { ...trial, nextPrice: 15_000, nextInterval: 'week' }),
    ]);
    const [letter] = await mail.arrived(address);
    expect(letter?.text).toContain('The first week after that costs $150.00.');
  });
});

describe('messages', () => {
  it('are for admins of the tenant only', async () => {
    const { id } = await somebody();
    await world.charged({ customerId: id });
    await told();
    await standing(id, 'sent');
    expect((await world.get('/admin/messages', { as: customer('ann') })).status).toBe(403);
    const elsewhere = await world.get('/admin/messages', { as: { ...admin, tenant: 'umbrella' } });
    expect(elsewhere.body.data).toEqual([]);
  });
  it('are forgotten after ninety days', async () => {
    const { id } = await somebody();
    await world.charged({ customerId: id });
    await told();
    await standing(id, 'sent');
    await world.pass(91 * 86_400_000);
    await world.sweep();
    expect(await messagesOf(id)).toEqual([]);
  });
});
