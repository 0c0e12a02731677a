import { aCharge, card } from '#test/support/client';
import { type PaymentBody } from '#test/support/resources';
import { openWorld, type World } from '#test/support/world';

describe('GET /payments and its filters', () => {
  let world: World;
  const made: PaymentBody[] = [];
  let between: string;
  beforeAll(async () => {
    world = await openWorld({ webhooksTo: null });
    for (let n = 0; n < 3; n += 1)
      made.unshift(await world.charged({ orderId: 'order-a', customerId: 'cus_a' }));
    await world.pass(10_000);
    between = world.platform.clock.now().toISOString();
    await world.pass(10_000);
    made.unshift(await world.authorized({ orderId: 'order-b', customerId: 'cus_b' }));
    const declined = await world.post('/payments/charge', aCharge({ paymentMethod: card('chargeDeclined') }));
    made.unshift(declined.body.payment);
  });
  afterAll(() => world.dispose());

  const ids = async (query: string, path = '/payments') => {
    const { status, body } = await world.get(`${path}?${query}`);
    expect(status).toBe(200);
    return body.data.map(({ id }: { id: string }) => id);
  };
  const idsOf = (...places: number[]) => places.map((place) => made[place]!.id);

  it('200: given five payments, when they are read two by two, then each shows once, newest first, and the end is null', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    const sizes: number[] = [];
    while (cursor !== null) {
      const { body }: { body: { data: PaymentBody[]; nextCursor: string | null } } = await world.get(
        `/payments?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      sizes.push(body.data.length);
      cursor = body.nextCursor;
    }
    expect(sizes).toEqual([2, 2, 1]);
    expect(seen).toEqual(idsOf(0, 1, 2, 3, 4));
  });

  it('200: given a page, when a payment is made before the next is read, then nothing shows twice', async () => {
    const first = await world.get('/payments?limit=3&orderId=order-a');
    expect(first.body.nextCursor).toBeNull();
    const page = await world.get('/payments?limit=2&orderId=order-a');
    const newer = await world.charged({ orderId: 'order-a', customerId: 'cus_late' });
    expect(await ids(`limit=2&orderId=order-a&cursor=${page.body.nextCursor}`)).toEqual(idsOf(4));
    expect((await ids('orderId=order-a'))[0]).toBe(newer.id);
  });

  it.each([
    ['status=completed&customerId=cus_a', [2, 3, 4]],
    ['status=authorized', [1]],
    ['status=failed', [0]],
    ['status=refunded', []],
    ['customerId=cus_b', [1]],
    ['orderId=order-b', [1]],
    ['orderId=order-b&status=completed', []],
    ['gateway=stripe&customerId=cus_a', [2, 3, 4]],
    ['gateway=paypal', []],
  ])('200: given the filter %s, when they are listed, then only those that fit', async (query, places) => {
    expect(await ids(query)).toEqual(idsOf(...places));
  });

  it('200: given an instant, when they are listed from or to it, then only those made then', async () => {
    expect(await ids(`to=${between}`)).toEqual(idsOf(2, 3, 4));
    const later = await ids(`from=${between}`);
    expect(later).toEqual(expect.arrayContaining(idsOf(0, 1)));
    expect(later).not.toEqual(expect.arrayContaining([made[2]!.id]));
    expect(await ids(`from=${between}&to=${between}`)).toEqual([]);
  });

  it('200: given an order, when its payments are read, then newest first', async () => {
    expect(await ids('', '/orders/order-b/payments')).toEqual(idsOf(1));
    expect(await ids('limit=1', '/orders/nobody/payments')).toEqual([]);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'status=paid',
    'from=yesterday',
    'colour=blue',
    'cursor=abc',
  ])('422: given the query %s, when they are listed, then it is not understood', async (query) => {
    expect((await world.get(`/payments?${query}`)).body).toMatchObject({
      status: 422,
      code: 'invalid-request',
    });
  });
});
