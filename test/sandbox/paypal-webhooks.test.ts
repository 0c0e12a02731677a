import { X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { sandboxPaypalCredentials } from '#sandbox/paypal/paypal-settings';
import { type DeliveryStats } from '#sandbox/webhooks/delivery-stats';
import { startSandbox } from '#sandbox/start-sandbox';
import { eventually } from '#test/support/eventually';
import { captureIdOf, paid } from './paypal-checkout.ts';
import { provenBy } from './paypal-signature.ts';
import { dayMs, type OpenPaypal, openPaypal } from './open-paypal.ts';

let open: OpenPaypal;
beforeAll(async () => {
  open = await openPaypal({ webhookRetryGapsMs: [20, 20, 20] });
});
beforeEach(async () => {
  await open.control('POST', '/webhooks/policy', { provider: 'paypal' });
  open.inbox.answer = () => 200;
});
afterAll(async () => {
  expect(await open.close()).toEqual([]);
});

const { webhookId } = sandboxPaypalCredentials;
const stats = async (): Promise<DeliveryStats> =>
  (await open.control<{ paypal: DeliveryStats }>('GET', '/webhooks/stats')).body.paypal;

describe('a webhook', () => {
  it('arrives where Kassa takes it, signed by a key that our authority vouches for', async () => {
    const id = captureIdOf(await paid(open, 'hook'));
    const letter = await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.id === id);
    expect(letter.path).toBe('/api/v1/webhooks/paypal');
    expect(letter.event).toMatchObject({
      id: expect.stringMatching(/^WH-[A-Z0-9]{17}-[A-Z0-9]{17}$/),
      event_version: '1.0',
      resource_version: '2.0',
      resource: { custom_id: 'hook', supplementary_data: { related_ids: { order_id: expect.any(String) } } },
    });
    expect(letter.headers).toMatchObject({
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-auth-version': 'v2',
      'paypal-transmission-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'paypal-transmission-time': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      'paypal-transmission-sig': expect.stringMatching(/^[A-Za-z0-9+/=]{344}$/),
      'paypal-cert-url': expect.stringMatching(/\/v1\/notifications\/certs\/CERT-[0-9a-f-]+$/),
    });
    const { paypalCa } = open.sandbox;
    expect(await provenBy(letter, webhookId, paypalCa)).toBe(true);
    expect(await provenBy(letter, 'WH-OTHER', paypalCa)).toBe(false);
    expect(await provenBy({ ...letter, body: `${letter.body} ` }, webhookId, paypalCa)).toBe(false);

    const stranger = await startSandbox();
    expect(await provenBy(letter, webhookId, stranger.paypalCa)).toBe(false);
    await stranger.stop();
  });

  it('is sealed by a certificate for messages of PayPal', async () => {
    const authority = new X509Certificate(open.sandbox.paypalCa);
    expect(authority.ca).toBe(true);
    expect(authority.verify(authority.publicKey)).toBe(true);
    const [letter] = open.inbox.letters;
    const served = await fetch(String(letter!.headers['paypal-cert-url']));
    expect(served.headers.get('paypal-debug-id')).not.toBeNull();
    const leaf = new X509Certificate(await served.text());
    expect(leaf.ca).toBe(false);
    expect(leaf.subject).toContain('CN=messageverificationcerts.paypal.com');
    expect(leaf.subjectAltName).toBe('DNS:messageverificationcerts.paypal.com');
    expect(leaf.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
    const other = `${open.sandbox.urls['paypal']}/v1/notifications/certs/CERT-none`;
    expect((await fetch(other)).status).toBe(404);
  });

  it('is checked by the sum that every CRC-32 gives', () => {
    expect(crc32('123456789')).toBe(3_421_780_262);
  });
});

describe('delivery', () => {
  it('is repeated until the shop takes it, each time signed anew', async () => {
    const before = await stats();
    let refusals = 2;
    open.inbox.answer = () => (refusals-- > 0 ? 500 : 200);
    const id = captureIdOf(await paid(open, 'retry'));
    const letter = await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.id === id);
    expect(await provenBy(letter, webhookId, open.sandbox.paypalCa)).toBe(true);
    await eventually(
      'both refusals are counted',
      async () => (await stats()).failedAttempts - before.failedAttempts === 2,
    );
  });

  it('ends some time, and a resend brings it', async () => {
    let asked = 0;
    const exhausted = new Promise<void>((resolve) => {
      open.inbox.answer = () => {
        asked += 1;
        if (asked === 8) resolve();
        return 302;
      };
    });
    const id = captureIdOf(await paid(open, 'lost'));
    await exhausted;
    open.inbox.answer = () => 200;
    const { body } = await open.bare('GET', `/v1/notifications/webhooks-events?transaction_id=${id}`);
    const [event] = body['events'] as { id: string; event_type: string }[];
    expect(event?.event_type).toBe('PAYMENT.CAPTURE.COMPLETED');
    const resent = await open.bare('POST', `/v1/notifications/webhooks-events/${event!.id}/resend`, {});
    expect(resent).toMatchObject({ status: 202, body: { id: event!.id } });
    await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.id === id);

    const controlled = await open.control('POST', '/webhooks/resend', {
      provider: 'paypal',
      eventId: event!.id,
    });
    expect(controlled.body).toEqual({ eventId: event!.id, sent: true });
    const unknown = await open.control('POST', '/webhooks/resend', { provider: 'paypal', eventId: 'WH-0' });
    expect(unknown.status).toBe(404);
  });

  it('can be doubled, dropped and delayed', async () => {
    const policy = (more: object) =>
      open.control('POST', '/webhooks/policy', { provider: 'paypal', ...more });
    const arrived = (id: string) =>
      open.inbox.letters.filter(({ event }) => event.resource.id === id).map(({ event }) => event.id);
    await policy({ duplicate: 1 });
    const twice = captureIdOf(await paid(open, 'twice'));
    await eventually('it comes twice', () => arrived(twice).length === 2);
    expect(new Set(arrived(twice)).size).toBe(1);

    await policy({ drop: 1 });
    const dropped = captureIdOf(await paid(open, 'dropped'));
    await policy({ delayMs: 60 });
    const startedAt = performance.now();
    const slow = captureIdOf(await paid(open, 'slow'));
    await open.inbox.next('PAYMENT.CAPTURE.COMPLETED', (one) => one.id === slow);
    expect(performance.now() - startedAt).toBeGreaterThan(50);
    expect(arrived(dropped)).toEqual([]);
    expect(await stats()).toMatchObject({ dropped: 2, duplicated: 2 });
  });

  it('is signed for another webhook once that is rolled', async () => {
    const rolled = await openPaypal();
    const answer = await rolled.control('POST', '/webhooks/roll', { provider: 'paypal', secret: 'WH-NEW' });
    expect(answer.body).toEqual({ webhookId: 'WH-NEW' });
    // The certificate is made now, and has to be good for receivers whose clock was not moved.
    await rolled.advance(40 * dayMs);
    await paid(rolled, 'rolled');
    const letter = await rolled.inbox.next('PAYMENT.CAPTURE.COMPLETED');
    expect(await provenBy(letter, 'WH-NEW', rolled.sandbox.paypalCa)).toBe(true);
    expect(await provenBy(letter, webhookId, rolled.sandbox.paypalCa)).toBe(false);

    const { paypalCa } = rolled.sandbox;
    await rolled.control('POST', '/reset', {});
    await paid(rolled, 'after-reset');
    const later = await rolled.inbox.next(
      'PAYMENT.CAPTURE.COMPLETED',
      ({ custom_id }) => custom_id === 'after-reset',
    );
    expect(await provenBy(later, webhookId, paypalCa)).toBe(true);
    expect(await rolled.close()).toEqual([]);
  });

  it('does not happen without a shop', async () => {
    const alone = await openPaypal({ shopUrl: undefined });
    await paid(alone, 'alone');
    const { body } = await alone.bare('GET', '/v1/notifications/webhooks-events');
    expect(body['count']).toBe(2);
    const { paypal } = (await alone.control<{ paypal: DeliveryStats }>('GET', '/webhooks/stats')).body;
    expect(paypal).toMatchObject({ scheduled: 0, attempts: 0 });
    expect(await alone.close()).toEqual([]);
  });
});
