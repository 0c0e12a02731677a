import { bookDifferences } from '#test/support/books';
import { admin } from '#test/support/client';
import { type World } from '#test/support/world';
import { aPaymentInDoubt, openDoubtfulWorld, reviewOf, reviewsOf } from './in-doubt.ts';

describe('a payment that nobody could find out about', () => {
  const lines: string[] = [];
  let world: World;
  beforeAll(async () => void (world = await openDoubtfulWorld({ log: (line) => void lines.push(line) })));
  afterAll(() => world.dispose());

  it('is a case with evidence and a suggestion, and the suggestion ends the doubt as the provider has it', async () => {
    const id = await aPaymentInDoubt(world);
    const review = await reviewOf(world, id);
    expect(review).toMatchObject({
      status: 'open',
      cause: 'outcome-unresolved',
      priority: 'high',
      amount: 10_000,
      currency: 'USD',
      subject: { kind: 'payment', id },
      evidence: { operation: 'charge', asked: '10000 USD', status: 'processing', asks: 46 },
      actions: ['ask-again', 'correct-payment'],
    });
    expect(JSON.stringify(review)).not.toContain('pm_card_visa');
    const { path, body } = review.suggestion.call;
    const resolved = await world.post(path.replace('/api/v1', ''), body);
    expect({ status: resolved.status, is: resolved.body.status }).toEqual({ status: 200, is: 'resolved' });
    expect(await world.payment(id)).toMatchObject({ status: 'completed', capturedAmount: 10_000 });
    expect(await bookDifferences(world)).toEqual([]);
    expect(resolved.body.history.map(({ what }: { what: string }) => what)).toEqual([
      'Opened',
      'ResolutionBegun',
      'Resolved',
    ]);
  });

  it('is one case, however often it is found and told', async () => {
    const id = await aPaymentInDoubt(world);
    await world.modules.recovery.findDoubts();
    await Promise.all([1, 2, 3].map(() => world.modules.recovery.findDoubts()));
    await reviewOf(world, id);
    expect(await reviewsOf(world, id)).toHaveLength(1);
  });

  it('is cleared when the truth comes late by itself', async () => {
    const id = await aPaymentInDoubt(world);
    const review = await reviewOf(world, id);
    // The provider tells of its own accord: what a webhook says, said to the desk that webhooks speak to.
    const [entry] = await world.ledger(id);
    await world.modules.payments.hearNotice({
      account: (await world.payment(id)).gatewayAccountId as never,
      cause: 'webhook',
      notice: {
        kind: 'payment',
        paymentId: id as never,
        reference: entry!.id.replace(/^ch_/, 'pi_'),
        news: { kind: 'captured', amount: { minor: 10_000n, currency: 'USD' as never }, fee: null },
      },
    });
    await world.pass(21_000);
    await world.sweep();
    const { body } = await world.get(`/admin/reviews/${review.id}`);
    expect(body).toMatchObject({ status: 'cleared' });
  });

  it('stays a case, with what came of it on record, when the provider does not know still', async () => {
    const id = await aPaymentInDoubt(world);
    const review = await reviewOf(world, id);
    await world.fault({ mode: 'error-500', times: 100 });
    const asked = { action: 'ask-again', note: 'try once more' };
    const { status, body } = await world.post(`/admin/reviews/${review.id}/resolve`, asked);
    await world.calm();
    expect({ status, is: body.status }).toEqual({ status: 202, is: 'open' });
    expect(body.history.at(-1)).toMatchObject({ what: 'ResolutionFailed', detail: 'nobody knows yet' });
  });

  it('is refused an action that does not fit, a key used for something else, and another tenant', async () => {
    const { id } = await reviewOf(world, await aPaymentInDoubt(world));
    const at = `/admin/reviews/${id}`;
    const replay = await world.post(`${at}/resolve`, { action: 'replay-webhook', note: 'because' });
    expect(replay.body).toMatchObject({ status: 422, code: 'action-not-fitting' });
    expect((await world.post(`${at}/notes`, { text: 'one' }, { key: 'noted' })).status).toBe(201);
    const again = await world.post(`${at}/notes`, { text: 'one' }, { key: 'noted' });
    expect(again.body.notes).toHaveLength(1);
    const reused = await world.post(`${at}/notes`, { text: 'two' }, { key: 'noted' });
    expect(reused.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await world.post(`${at}/assign`, { to: 'adm_2' }, { key: null })).body).toMatchObject({
      status: 'assigned',
      assignee: 'adm_2',
    });
    const mine = await world.get('/admin/reviews?assignee=adm_2&status=assigned&priority=high');
    expect(mine.body.data.map((one: { id: string }) => one.id)).toEqual([id]);
    const stranger = { as: { ...admin, tenant: 'globex' } };
    expect((await world.get(at, stranger)).status).toBe(404);
    expect((await world.get('/admin/reviews', stranger)).body.data).toEqual([]);
  });

  it('is a case even when asking never works, and a large one is told at once', async () => {
    const { status } = await world.post('/payments/charge', {
      amount: 500_000,
      currency: 'USD',
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
    });
    expect(status).toBe(201);
    await world.fault({ mode: 'timeout-before', operation: 'charge' });
    const { body } = await world.post('/payments/charge', {
      amount: 500_000,
      currency: 'USD',
      paymentMethod: { type: 'card', token: 'pm_card_visa' },
    });
    // Nobody asks: as with an adapter that throws each time, the call stays due and is never given up.
    await world.pass(2 * 3_600_000);
    await world.modules.recovery.findDoubts();
    const [review] = await reviewsOf(world, body.id);
    expect(review).toMatchObject({ cause: 'stuck', priority: 'critical', evidence: { asks: 1 } });
    expect(lines.some((line) => line.includes('review-critical') && line.includes(review!.id))).toBe(true);
    await world.modules.recovery.lookAgain();
    expect((await world.platform.metrics.render()).body).toMatch(
      /review_backlog\{priority="critical"\} [1-9]/,
    );
  });
});
