import { type IncomingHttpHeaders } from 'node:http';
import { openPaypalInbox, type PaypalInbox } from '#test/sandbox/paypal-inbox';
import { eventually } from '#test/support/eventually';
import { aPayment, openPaypalWorld, type PaypalWorld, saved } from './paypal-world.ts';

/** Headers of a webhook that count, as they came or changed. */
const sent = (headers: IncomingHttpHeaders, changes: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries({ ...headers, ...changes }).filter(([name]) => name.startsWith('paypal-')),
  ) as Record<string, string>;

describe('webhooks of PayPal', () => {
  let inbox: PaypalInbox;
  let world: PaypalWorld;
  beforeAll(async () => {
    inbox = await openPaypalInbox();
    world = await openPaypalWorld({
      paypal: { shopUrl: inbox.url },
      env: { PAYPAL_WEBHOOK_IDS: 'WH-NEW-1,WH-SANDBOX-1' },
    });
  });
  afterAll(async () => {
    await world.dispose();
    await inbox.close();
  });

  const post = async (headers: Record<string, string>, body: string) => {
    const response = await fetch(`${world.url}/api/v1/webhooks/paypal`, { method: 'POST', headers, body });
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  };
  const aLetter = async () => {
    const { id } = await world.paid();
    return inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.custom_id === id);
  };

  it('200: given a webhook that is replaced, when events are signed for the old one or the new, then both are believed', async () => {
    const old = await aLetter();
    expect(await post(sent(old.headers), old.body)).toMatchObject({ status: 200 });
    await world.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-NEW-1' });
    const young = await aLetter();
    expect(await post(sent(young.headers), young.body)).toMatchObject({ status: 200 });
    await world.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-STRANGER' });
    const stranger = await aLetter();
    expect(await post(sent(stranger.headers), stranger.body)).toEqual({ status: 400, code: 'bad-signature' });
    await world.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-SANDBOX-1' });
  });

  it('400: given a certificate address that is not PayPal’s, when it comes, then nobody is asked and nothing is stored', async () => {
    const { headers, body } = await aLetter();
    const real = String(headers['paypal-cert-url']);
    const { pathname, host } = new URL(real);
    for (const url of [
      `https://evil.example${pathname}`,
      `http://${host}@evil.example${pathname}`,
      `${real}?to=https://evil.example`,
      `https://api.paypal.com${pathname}`,
    ])
      expect(await post(sent(headers, { 'paypal-cert-url': url }), body)).toEqual({
        status: 400,
        code: 'bad-signature',
      });
    expect(await post(sent(headers), `${body} `)).toEqual({ status: 400, code: 'bad-signature' });
    expect(await post(sent(headers), body)).toMatchObject({ status: 200 });
  });

  it('503: given a certificate that can not be fetched, when PayPal sends the event again, then it is heard', async () => {
    const other = await openPaypalWorld({ paypal: { shopUrl: inbox.url } });
    const { body: payment } = await other.post('/payments/charge', aPayment({ paymentMethod: saved('ok') }));
    const letter = await inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.custom_id === payment.id);
    const deliver = () =>
      fetch(`${other.url}/api/v1/webhooks/paypal`, {
        method: 'POST',
        headers: sent(letter.headers),
        body: letter.body,
      });
    await other.faultAt('certificate', 'error-500');
    expect((await deliver()).status).toBe(503);
    expect((await deliver()).status).toBe(200);
    await other.dispose();
  });
});

describe('webhooks of PayPal, in disorder', () => {
  it('given events that come twice, late and in any order, when all came, then every payment ended as PayPal has it', async () => {
    const world = await openPaypalWorld();
    await world.policy({ duplicate: 1, shuffle: true });
    const waiting = await Promise.all(Array.from({ length: 6 }, () => world.waiting()));
    await Promise.all(waiting.map(({ id, page }) => world.payer(id, 'pay', page)));
    for (const { id } of waiting) await world.becomes(id, 'completed');
    await Promise.all(waiting.map(({ id }) => world.post(`/payments/${id}/refunds`, { amount: 1_000 })));
    await eventually('everything is worked off', async () => (await world.sweep()) === 0);
    for (const { id } of waiting) {
      expect(await world.payment(id)).toMatchObject({ status: 'partially_refunded', refundedAmount: 1_000 });
      expect(await world.movements(id)).toEqual(['charge 10000']);
    }
    await world.dispose();
  });

  it('given webhooks that are all lost, when the shop confirms, then the payment is completed all the same', async () => {
    const world = await openPaypalWorld();
    await world.policy({ drop: 1 });
    const { id, page } = await world.waiting();
    await world.payer(id, 'pay', page);
    const confirmed = await world.post(`/payments/${id}/confirm`);
    expect([confirmed.status, confirmed.body.status]).toEqual([200, 'completed']);
    expect(await world.movements(id)).toEqual(['charge 10000']);
    await world.dispose();
  });
});
