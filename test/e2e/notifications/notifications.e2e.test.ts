import { type IntegrationEvent } from '#application/shared/integration-event';
import { aCharge, admin, card, customer } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { mailOf } from '#test/support/mail';
import { openWorld, type World } from '#test/support/world';
import { describeBillingLetters } from './describe-billing-letters.ts';
import { about, lettersOf, subscribed } from './letters.ts';

let world: World;
let mail: ReturnType<typeof mailOf>;
beforeAll(async () => {
  world = await openWorld({ env: { SMTP_TIMEOUT_MS: '2000', PUBLIC_URL: 'https://pay.example.com' } });
  mail = mailOf(world.sandbox.controlUrl);
});
afterEach(() => world.calm());
afterAll(() => world.dispose());

const { somebody, messagesOf, standing } = lettersOf(() => world);
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
  it('is told when the bank sends that money back, and not of a refund that never was', async () => {
    const { id, address } = await somebody();
    const payment = await world.charged({ customerId: id });
    await told();
    const failed = (statusBefore: string): IntegrationEvent => ({
      id: `ref_${id.slice(4)}.${statusBefore}`,
      type: 'payments.refund-failed.v1',
      tenantId: 'acme',
      aggregate: { kind: 'refunds', id: `ref_${id.slice(4)}` },
      at: '2026-03-01T00:00:00.000Z',
      data: { number: 'R-1', paymentId: payment.id, amount: 2_500, currency: 'USD', statusBefore },
    });
    await world.modules.deliverEvents([failed('pending'), failed('completed')]);
    const letters = await mail.arrived(address, 2);
    expect(letters.map(({ subject }) => subject).sort()).toEqual([
      'Payment received: $100.00',
      'Refund of $25.00 did not arrive',
    ]);
  });
  it('for credits is told by these, and of a decline', async () => {
    const { id } = await somebody();
    await world.charged({ customerId: id, orderId: 'crp_1' });
    const poor = { customerId: id, orderId: 'crp_2', paymentMethod: card('visa_chargeDeclined') };
    expect((await world.post('/payments/charge', aCharge(poor))).status).toBe(402);
    await told();
    expect(await messagesOf(id)).toMatchObject([{ template: 'payment-declined' }]);
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
  it('that is sent again after its links have ended leads to where it should all the same, in its language', async () => {
    const { id, address } = await somebody({ locale: 'ru' });
    const paused = { ...subscribed(id), resumesAt: null };
    await world.modules.deliverEvents([about('subscription-paused', paused)]);
    const [first] = await mail.arrived(address);
    const { id: messageId } = await standing(id, 'sent');
    await world.pass(8 * 86_400_000);
    const statusOf = async (text: string | undefined) => {
      const [, path] = /https:\/\/pay\.example\.com(\/portal\/\S+)/.exec(text ?? '') ?? [];
      expect(path).toMatch(/\?lang=ru$/);
      return (await fetch(`${world.url}${path}`)).status;
    };
    expect(await statusOf(first?.text)).toBe(410);
    await world.post(`/admin/messages/${encodeURIComponent(messageId)}/resend`, {}, { key: null });
    await world.sweep();
    const second = (await mail.arrived(address, 2)).find(({ text }) => text !== first?.text);
    expect(await statusOf(second?.text)).toBe(200);
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

describeBillingLetters(() => world);

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
