import { type CommandStartedEvent } from 'mongodb';
import { standardDunning } from '#domain/billing/dunning-policy';
import { nextStep } from '#domain/billing/dunning-step';
import { customer } from '#test/support/client';
import { expectIndexed, questionsAsked } from '#test/infrastructure/mongo/answered-from-indexes';
import { type World } from '#test/support/world';
import { aStoredDue, aStoredSubscriber } from './stored-subscriber.ts';

/** Everything that is known of a customer; their plan is remembered. */
const asked = ['credit_accounts', 'customers', 'invoices', 'subscriptions', 'usage_counters'];

/** What one read tells of a customer; told in the world of the tests of usage. */
export const customerStateStory = (worldOf: () => World): void => {
  describe('the state of a customer', () => {
    let world: World;
    beforeAll(() => void (world = worldOf()));

    it('is one answer about everything, to them and to admins', async () => {
      const failed = nextStep(standardDunning, null, 'card-declined', world.platform.clock.now()).dunning;
      const subscriber = await aStoredSubscriber(world, { status: 'past_due', dunning: failed });
      const { as, customerId, subscription } = subscriber;
      const due = await aStoredDue(world, subscriber);
      await world.post('/usage', { feature: 'posts', quantity: 7 }, { as });
      const { body } = await world.get('/customers/me/state', { as });
      expect(body).toEqual({
        customerId,
        subscription: {
          id: subscription.id,
          status: 'past_due',
          level: 'full',
          plan: { id: 'pln_pro', name: 'Pro' },
          interval: 'month',
          quantity: 1,
          periodStart: subscription.period.start.toISOString(),
          periodEnd: subscription.period.end.toISOString(),
          trialEndsAt: null,
          cancelsAt: null,
          scheduled: null,
        },
        entitlements: expect.arrayContaining([
          expect.objectContaining({ feature: 'posts', used: 7, remaining: 493 }),
          expect.objectContaining({ feature: 'api-access', allowed: true }),
        ]),
        credits: { balance: 0 },
        dues: [
          {
            ...{ invoiceId: due.id, number: due.number, amountDue: 3_570, currency: 'USD' },
            payUrl: expect.stringContaining('/i/'),
          },
        ],
        nextAction: { kind: 'pay', invoiceId: due.id, until: failed.nextAt.toISOString() },
      });
      expect((await world.get(`/customers/${customerId}/state`, { as })).body).toEqual(body);
      expect((await world.get(`/customers/${customerId}/state`)).body).toEqual(body);
    });

    it('of somebody who is no customer yet is to choose a plan', async () => {
      const { status, body } = await world.get('/customers/me/state', { as: customer('new-here') });
      expect([status, body]).toEqual([
        200,
        {
          ...{ customerId: null, subscription: null, entitlements: [], credits: { balance: 0 }, dues: [] },
          nextAction: { kind: 'choose-plan', invoiceId: null, until: null },
        },
      ]);
    });

    it('is nobody else’s to see', async () => {
      const { customerId } = await aStoredSubscriber(world);
      const { as } = await aStoredSubscriber(world);
      for (const asking of [{ as }, { as: { tenant: 'globex', roles: ['admin'] } }])
        expect((await world.get(`/customers/${customerId}/state`, asking)).status).toBe(404);
    });

    it('is sent again only when it has changed', async () => {
      const { as } = await aStoredSubscriber(world);
      const look = (tag?: string) =>
        world.get('/customers/me/state', { as, headers: tag === undefined ? {} : { 'If-None-Match': tag } });
      const first = await look();
      const tag = first.headers.etag!;
      expect(first.headers['cache-control']).toBe('private, no-cache');
      for (const shown of [tag, `W/${tag}`, `"another", ${tag}`, '*']) {
        const again = await look(shown);
        expect([again.status, again.text, again.headers.etag]).toEqual([304, '', tag]);
      }
      await world.post('/usage', { feature: 'posts', quantity: 1 }, { as });
      expect((await look(tag)).body.entitlements).toContainEqual(expect.objectContaining({ used: 1 }));
    });

    it('asks the database in two steps, and of indexes only', async () => {
      const subscriber = await aStoredSubscriber(world);
      await aStoredDue(world, subscriber);
      const { as, customerId } = subscriber;
      await world.post('/usage', { feature: 'posts', quantity: 1 }, { as });
      for (const [path, asking] of [
        ['/customers/me/state', { as }],
        [`/customers/${customerId}/state`, {}],
      ] as const) {
        const look = async () => void (await world.get(path, asking));
        await look();
        const questions = await questionsAsked(world, look);
        expect(questions.map(({ find }) => find as string).sort()).toEqual([
          'credit_accounts',
          'customers',
          'invoices',
          'subscriptions',
          'usage_counters',
        ]);
        await expectIndexed(world, questions);
        expect(await stepsOf(world, look)).toBe(2);
      }
    });
  });
};

/** How often something was asked of the database after everything before had been answered. */
const stepsOf = async ({ platform }: World, work: () => Promise<unknown>): Promise<number> => {
  const { client } = platform.mongo.db;
  const underWay = new Set<number>();
  let steps = 0;
  const begin = ({ command, requestId }: CommandStartedEvent) => {
    if (!asked.includes(String(command.find))) return;
    if (underWay.size === 0) steps += 1;
    underWay.add(requestId);
  };
  const end = ({ requestId }: { requestId: number }) => void underWay.delete(requestId);
  client.on('commandStarted', begin).on('commandSucceeded', end);
  try {
    await work();
  } finally {
    client.off('commandStarted', begin).off('commandSucceeded', end);
  }
  return steps;
};
