import { card } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

describe('GET /pay/:paymentId', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  const follow = (id: string) => fetch(`${world.url}/pay/${id}`, { redirect: 'manual' });
  const waiting = async () => {
    const { body } = await world.post('/payments/charge', {
      amount: 2_500,
      currency: 'USD',
      paymentMethod: card('threeDSecure2Required'),
      returnUrl: 'https://shop.test/back',
    });
    expect(body.nextAction).toMatchObject({ type: 'redirect' });
    return body;
  };

  it('302: given a payment that waits at its provider, when its link is opened by anybody, then it leads there', async () => {
    const { id, nextAction } = await waiting();
    const { status, headers } = await follow(id);
    expect([status, headers.get('location')]).toEqual([302, nextAction.url]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('404: given a payment that waits no more, when its link is opened, then there is nothing', async () => {
    const { id } = await waiting();
    expect((await world.post(`/payments/${id}/cancel`)).status).toBe(200);
    const { status, headers } = await follow(id);
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('404: given a payment that never waited, or none at all, when the link is opened, then it tells no more', async () => {
    const { id } = await world.charged();
    const unknown = ['pay_01JD3M2X7QK8V5N4B6C9ZTRWYE', 'no-id', '%00'];
    const answers = await Promise.all([id, ...unknown].map(follow));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});
