import supertest from 'supertest';
import { anEvent, signed } from '#test/support/signed';
import { aCharge, card } from '#test/support/client';
import { deliver } from '#test/support/mailbox';
import { bearer } from '#test/interfaces/http/support/edge';
import { openWorld, type World } from '#test/support/world';

const cardNumber = '4242424242424242';
const spaced = '4242 4242 4242 4242';
const secrets = {
  bearer: 'sk_live_very_secret_key',
  token: 'pm_card_visa_secret_token',
  webhook: 'whsec_somebody_elses',
};

describe('what is logged', () => {
  const lines: string[] = [];
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ log: (line) => void lines.push(line), env: { GATEWAY_TIMEOUT_MS: '250' } });
    await world.startWorker();
  });
  afterAll(() => world.dispose());

  it('holds no secret, token or card number, wherever they were sent, and yet says what happened', async () => {
    const jwt = await bearer({ tenant: 'acme', roles: ['admin'] });
    const sent = (text: string) => [
      world.post('/payments/charge', aCharge({ description: text })),
      world.post('/payments/charge', aCharge({ metadata: { [text]: text } })),
      world.post('/payments/charge', aCharge({ [text]: text })),
      world.post('/payments/charge', aCharge(), { key: text.replaceAll(' ', '-') }),
      world.post(`/payments/${encodeURIComponent(text)}/capture`),
      world.get(`/payments?orderId=${encodeURIComponent(text)}`),
      world.get(`/payments/${encodeURIComponent(text)}?${encodeURIComponent(text)}=1`),
      world.get('/payments', {
        headers: { 'X-Request-Id': text.replaceAll(' ', '-'), 'User-Agent': text, Referer: text },
      }),
      world.get('/payments', { headers: { Authorization: `Bearer ${text.replaceAll(' ', '')}` } }),
    ];
    await Promise.all([cardNumber, spaced].flatMap(sent));
    await world.post('/payments/charge', aCharge({ paymentMethod: { type: 'card', token: secrets.token } }));
    await world.get('/payments', { headers: { Authorization: `Bearer ${secrets.bearer}` } });
    await supertest(world.url)
      .post('/api/v1/payments/charge')
      .set('Authorization', jwt)
      .send(`{"broken": "${cardNumber}`);

    const at = world.platform.clock.now();
    await deliver(
      world.url,
      signed(anEvent('evt_forged', { description: spaced }), { secrets: [secrets.webhook], at }),
    );
    await deliver(world.url, signed(`not json ${cardNumber}`, { at }));
    await deliver(
      world.url,
      signed(anEvent('evt_odd', { description: cardNumber, currency: 'zzz' }), { at }),
    );

    await world.fault({ mode: 'error-500', operation: 'charge' });
    await world.post('/payments/charge', aCharge());
    await world.fault({ mode: 'timeout-after', operation: 'charge' });
    await world.post('/payments/charge', aCharge({ paymentMethod: card('visa') }));
    await world.pass(60_000);
    await world.sweep();

    const log = lines.join('');
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), event: expect.any(String) });
    expect(log).toContain('"webhook-refused"');
    const { config } = world.platform;
    const secret = [
      ...Object.values(secrets),
      ...[cardNumber, spaced, spaced.replaceAll(' ', '-')],
      ...[jwt.slice('Bearer '.length), 'pm_card_visa'],
      ...[...(config.JWT_SECRET ?? []), ...(config.STRIPE_WEBHOOK_SECRETS ?? [])],
      Buffer.from(config.DATA_KEYS[0]!.key).toString('base64'),
    ];
    for (const text of secret)
      expect({ text, line: lines.find((line) => line.includes(text)) }).toEqual({ text });
  }, 15_000);

  it('leads from a request to its line by the id the caller gave', async () => {
    const { headers } = await world.get('/payments', { headers: { 'X-Request-Id': 'req-to-be-found' } });
    expect(headers['x-request-id']).toBe('req-to-be-found');
    expect(lines.filter((line) => line.includes('req-to-be-found')).length).toBeGreaterThanOrEqual(1);
  });
});
