import { platformOperator } from '#test/support/client';
import { bookDifferences } from '#test/support/books';
import { eventually } from '#test/support/eventually';
import { deliver, type Letter, type Mailbox, openMailbox } from '#test/support/mailbox';
import { openWorld, type World } from '#test/support/world';
import { finalState, stories, type Story } from './stories.ts';

/** Every order of three, each followed by the rest as it happened. */
const ordersOfThree = <T>(items: readonly T[]): T[][] =>
  items.flatMap((first) =>
    items.flatMap((second) =>
      items.flatMap((third) => {
        const begin = [first, second, third];
        return new Set(begin).size === 3
          ? [[...begin, ...items.filter((item) => !begin.includes(item))]]
          : [];
      }),
    ),
  );

describe.each(stories)('the webhooks of $name', (story) => {
  let mailbox: Mailbox;
  let world: World;
  beforeAll(async () => {
    mailbox = await openMailbox();
    world = await openWorld({
      webhooksTo: mailbox.url,
      slowLine: true,
      env: { GATEWAY_TIMEOUT_MS: '20000' },
    });
  }, 20_000);
  afterAll(async () => {
    await world.dispose();
    await mailbox.close();
  });

  /** Delivered to the API, then worked off as a worker does. */
  const tell = async (letter: Letter) => {
    const { status } = await deliver(world.url, letter);
    expect(status).toBe(200);
    await world.modules.webhooks.processWebhook(`stripe:${letter.id}`);
  };
  const tellAgain = async (letter: Letter) => {
    expect((await deliver(world.url, letter)).body).toEqual({ received: true, duplicate: true });
    const id = encodeURIComponent(`stripe:${letter.id}`);
    expect(
      (await world.post(`/admin/webhook-events/${id}/replay`, {}, { key: null, as: platformOperator }))
        .status,
    ).toBe(202);
    await world.modules.webhooks.processWebhook(`stripe:${letter.id}`);
  };
  const expectTheEnd = async (paymentIds: readonly string[]) => {
    await world.settle();
    const states = await Promise.all(paymentIds.map((id) => finalState(world, id)));
    expect(states[0]).toMatchObject(story.ends);
    for (const state of states) expect(state).toEqual(states[0]);
    expect(await bookDifferences(world)).toEqual([]);
  };

  const inEveryOrder = async (play: (order: readonly string[], orderId: string) => Promise<string>) => {
    const orders = ordersOfThree(story.types);
    return Promise.all(orders.map((order, n) => play(order, `order-${n}`)));
  };
  const lettersIn = async (order: readonly string[], paymentId: string) =>
    mailbox.lettersAbout(paymentId, order);

  it('lead to the same end in every order of three, each told twice, after our own calls were answered', async () => {
    const begun = await inEveryOrder(async (_order, orderId) => begin(world, story, orderId));
    for (const id of story.then ? begun : []) await story.then?.(world, id);
    const orders = ordersOfThree(story.types);
    await Promise.all(
      begun.map(async (id, n) => {
        const letters = await lettersIn(orders[n]!, id);
        for (const letter of letters) await tell(letter);
        for (const letter of letters) await tellAgain(letter);
      }),
    );
    await expectTheEnd(begun);
    expect(await world.platform.mongo.db.collection('webhook_events').countDocuments()).toBe(
      orders.length * story.types.length,
    );
  }, 60_000);

  it('lead to the same end in every order of three, told before the reply to our own call', async () => {
    const prefix = 'early';
    const orders = ordersOfThree(story.types);
    const known = await Promise.all(orders.map((_, n) => story.begin(world, `${prefix}-${n}`)));
    world.line!.hold();
    const replies = orders.map((_, n) => story.last(world, known[n], `${prefix}-${n}`));
    await eventually('all calls are made and none is answered', () => world.line!.held() === orders.length);
    const ids = await Promise.all(known.map(async (id, n) => id ?? (await byOrder(world, `${prefix}-${n}`))));
    // What happens at Stripe next, and what we ask Stripe meanwhile, goes its usual way.
    const waiting = world.line!.keep();
    for (const id of story.then ? ids : []) await story.then?.(world, id);
    await Promise.all(
      ids.map(async (id, n) => {
        for (const letter of await lettersIn(orders[n]!, id)) await tell(letter);
      }),
    );
    waiting.release();
    await Promise.all(replies);
    await expectTheEnd(ids);
  }, 60_000);
});

const begin = async (world: World, story: Story, orderId: string): Promise<string> => {
  const known = await story.begin(world, orderId);
  await story.last(world, known, orderId);
  return known ?? byOrder(world, orderId);
};

const byOrder = async (world: World, orderId: string): Promise<string> => {
  const { body } = await world.get(`/orders/${orderId}/payments`);
  return body.data[0].id;
};
