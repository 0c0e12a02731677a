import { bookDifferences } from '#test/support/books';
import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

const dayMs = 86_400_000;

describe('time', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ webhooksTo: null })));
  afterAll(() => world.dispose());

  it('200: given a sandbox, when its clock is put forward, then it is that late for everyone', async () => {
    const before = Date.parse((await world.get('/sandbox/clock')).body.now);
    const { status, body } = await world.post('/sandbox/clock', { advanceMs: dayMs }, { key: null });
    expect(status).toBe(200);
    expect(Date.parse(body.now)).toBeGreaterThanOrEqual(before + dayMs);
    const { createdAt } = await world.charged();
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(before + dayMs);
  });

  it('422: given a sandbox, when its clock is put back, then it refuses', async () => {
    const { body } = await world.post('/sandbox/clock', { to: '2020-01-01T00:00:00Z' }, { key: null });
    expect(body).toMatchObject({ status: 422, code: 'clock-runs-forward-only' });
    expect(
      (await world.post('/sandbox/clock', { advanceMs: 1 }, { key: null, as: customer('c') })).status,
    ).toBe(403);
  });

  it('404: given no sandbox, when its clock is asked for, then there is none', async () => {
    const real = await openWorld({ webhooksTo: null, env: { KASSA_SANDBOX: 'false' } });
    expect((await real.get('/sandbox/clock')).status).toBe(404);
    await real.dispose();
  });

  it('200: given an authorization nobody captured, when a week has passed, then it is released', async () => {
    const { id } = await world.authorized();
    await world.pass(6 * dayMs);
    await world.sweep();
    expect(await world.payment(id)).toMatchObject({ status: 'authorized' });
    await world.pass(2 * dayMs);
    await world.settle();
    expect(await world.payment(id)).toMatchObject({ status: 'cancelled' });
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('200: given an intent nobody confirmed, when a day has passed, then it is cancelled here and at Stripe', async () => {
    const { body } = await world.post('/payments/intents', { amount: 900, currency: 'USD' });
    await world.pass(dayMs + 60_000);
    await world.settle();
    const payment = await world.payment(body.id);
    expect(payment).toMatchObject({ status: 'cancelled' });
    expect(payment.timeline.at(-1)).toMatchObject({ cause: 'expiry' });
    expect(await bookDifferences(world)).toEqual([]);
  });
});
