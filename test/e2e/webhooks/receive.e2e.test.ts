import supertest from 'supertest';
import { webhookSecret } from '#test/support/a-config';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { openWorld, type World } from '#test/support/world';

describe('POST /webhooks/stripe', () => {
  const [oldSecret, newSecret] = ['whsec_the_old_one', webhookSecret];
  let world: World;
  beforeAll(async () => {
    world = await openWorld({
      webhooksTo: null,
      env: { STRIPE_WEBHOOK_SECRETS: `${newSecret},${oldSecret}` },
    });
  });
  beforeEach(async () => {
    await world.platform.mongo.db.collection('webhook_events').deleteMany({});
  });
  afterAll(() => world.dispose());

  const now = () => world.platform.clock.now();
  const stored = () => world.platform.mongo.db.collection('webhook_events').countDocuments();

  it.each([
    ['the new secret', [newSecret]],
    ['the old secret', [oldSecret]],
    ['both, as Stripe does while one replaces the other', [oldSecret, newSecret]],
  ])(
    '200: given an event signed with %s, when it comes, then it is stored before it is answered',
    async (_what, secrets) => {
      const { status, body } = await deliver(world.url, signed(anEvent('evt_1'), { secrets, at: now() }));
      expect({ status, body }).toEqual({ status: 200, body: { received: true, duplicate: false } });
      expect(await stored()).toBe(1);
    },
  );

  it('200: given an event that came before, when it comes again, or ten times at once, then it is stored once', async () => {
    const letter = signed(anEvent('evt_twice'), { at: now() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(world.url, letter)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1);
    expect(await stored()).toBe(1);
  });

  it.each([
    [
      'signed with a secret nobody has',
      () => signed(anEvent('evt_x'), { secrets: ['whsec_forged'], at: now() }),
    ],
    ['signed too far ahead', () => signed(anEvent('evt_x'), { at: new Date(now().getTime() + 302_000) })],
    ['signed too long ago', () => signed(anEvent('evt_x'), { at: new Date(now().getTime() - 302_000) })],
    [
      'changed by one byte',
      () => ({ ...signed(anEvent('evt_x'), { at: now() }), body: `${JSON.stringify(anEvent('evt_x'))} ` }),
    ],
    ['without a signature', () => ({ body: JSON.stringify(anEvent('evt_x')), signature: '' })],
    [
      'with a signature that is none',
      () => ({ body: JSON.stringify(anEvent('evt_x')), signature: 't=1,v0=abc' }),
    ],
  ])('400: given an event %s, when it comes, then nothing is stored', async (_what, letter) => {
    const { status, body } = await deliver(world.url, letter());
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'bad-signature' });
    expect(JSON.stringify(body)).not.toContain('whsec_');
    expect(await stored()).toBe(0);
  });

  it('200: given an event signed just within five minutes, when it comes, then it counts', async () => {
    const letter = signed(anEvent('evt_late'), { at: new Date(now().getTime() - 290_000) });
    expect((await deliver(world.url, letter)).status).toBe(200);
  });

  it('400: given something well signed that is no event, when it comes, then it is refused as malformed', async () => {
    const { status, body } = await deliver(world.url, signed('not json', { at: now() }));
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'malformed' });
    expect(await stored()).toBe(0);
  });

  it('413: given more bytes than any event has, when they come, then they are not read', async () => {
    const letter = signed(anEvent('evt_big', { description: 'x'.repeat(1_100_000) }), { at: now() });
    expect((await deliver(world.url, letter)).status).toBe(413);
    expect(await stored()).toBe(0);
  });

  it('404: given a provider nobody has, or an account nobody has, when it speaks, then nobody listens', async () => {
    const { body, signature } = signed(anEvent('evt_1'), { at: now() });
    const say = (path: string) =>
      supertest(world.url)
        .post(path)
        .set('Stripe-Signature', signature)
        .set('Content-Type', 'application/json')
        .send(body);
    expect((await say('/api/v1/webhooks/acme-pay')).status).toBe(404);
    expect((await say('/api/v1/webhooks/stripe/gwa_nobodys')).status).toBe(404);
    expect((await say('/api/v1/webhooks/stripe/gwa_configured_stripe')).status).toBe(200);
  });
});
