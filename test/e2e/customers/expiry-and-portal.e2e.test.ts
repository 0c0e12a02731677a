import { customersEvents } from '#application/customers/contract';
import { noticeExpiry } from '#application/customers/commands/notice-expiry';
import { endOfCard, noticeAheadMs } from '#domain/customers/card-expiry';
import { mongoMethodRepository } from '#infrastructure/mongo/customers/mongo-method-repository';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';
import { aCustomer, aSavedCard, type MethodBody } from './saved.ts';

const ann = customer('user_ann');
const returnUrl = 'https://shop.test/account';

describe('a card that ends', () => {
  let world: World;
  let card: MethodBody;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    card = await aSavedCard(world, {}, ann);
  });
  afterAll(() => world.dispose());

  /** The sweep in a Kassa where somebody hears of it. */
  const sweep = (): Promise<number> => {
    const { mongo, clock, queues } = world.platform;
    const methods = mongoMethodRepository({ mongo });
    const heard = new Set<string>(Object.values(customersEvents));
    return noticeExpiry({ methods, heard, outbox: queues.outbox, clock })();
  };
  const told = async (): Promise<IntegrationEvent[]> => {
    const stored = await world.platform.mongo.db
      .collection<{ _id: string; outbox: IntegrationEvent[] }>('payment_methods')
      .findOne({ _id: card.id });
    return stored!.outbox.filter(({ type }) => type === customersEvents.methodExpiring);
  };

  it('is told of once, thirty days before, with all that one needs to know', async () => {
    const end = endOfCard(card)!;
    const now = world.platform.clock.now().getTime();
    await world.pass(end.getTime() - noticeAheadMs - now - 60_000);
    expect(await sweep()).toBe(0);
    await world.pass(60_000);
    expect(await Promise.all([sweep(), sweep()])).toContain(1);
    expect(await sweep()).toBe(0);
    expect(await told()).toMatchObject([
      {
        tenantId: 'acme',
        aggregate: { kind: 'payment_methods', id: card.id },
        data: {
          paymentMethodId: card.id,
          customerId: card.customerId,
          last4: '4242',
          endsAt: end.toISOString(),
        },
      },
    ]);
    expect((await world.get(`/payment-methods/${card.id}`)).body).toMatchObject({ status: 'active' });
  });
});

describe('the portal', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const inHalfAnHour = () => new Date(world.platform.clock.now().getTime() + 30 * 60_000).getTime();

  it('201: given who has saved a card at Stripe, when it is asked for, then there are ours and Stripe’s, for a short while', async () => {
    const { customerId } = await aSavedCard(world, {}, ann);
    for (const answer of [
      await world.post('/portal-sessions', { returnUrl }, { as: ann }),
      await world.post('/portal-sessions', { customerId }),
    ]) {
      expect({ status: answer.status, body: answer.body }).toMatchObject({
        status: 201,
        body: {
          url: expect.stringMatching(/^http.*\/portal\/[\w.-]+$/),
          expiresAt: expect.any(String),
          provider: {
            gateway: 'stripe',
            url: expect.stringMatching(/^http/),
            expiresAt: expect.any(String),
          },
        },
      });
      expect(Math.abs(Date.parse(answer.body.expiresAt) - inHalfAnHour())).toBeLessThan(2_000);
    }
  });

  it('201: given who has saved nothing, when it is asked for, then there is ours alone', async () => {
    const { id: customerId } = await aCustomer(world);
    const { status, body } = await world.post('/portal-sessions', { customerId });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { url: expect.stringContaining('/portal/'), provider: null },
    });
    const bob = await world.post('/portal-sessions', { customerId }, { as: customer('user_bob') });
    expect(bob.body).toMatchObject({ status: 422, code: 'customer-unknown' });
    expect((await world.post('/portal-sessions', {})).body).toMatchObject({ code: 'customer-needed' });
  });

  it('201: given a provider that is silent, when it is asked for, then ours is there all the same', async () => {
    const { customerId } = await aSavedCard(world, {}, ann);
    await world.fault({ mode: 'error-500', operation: 'create', times: 2 });
    const { status, body } = await world.post('/portal-sessions', { customerId, returnUrl });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { url: expect.stringContaining('/portal/'), provider: null },
    });
  });
});
