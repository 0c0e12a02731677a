import { bookDifferences } from '#test/support/books';
import { type World } from '#test/support/world';
import { openDoubtfulWorld, reviewOf, reviewsOf } from './in-doubt.ts';

const dayMs = 86_400_000;

describe('a refund that waits for a person', () => {
  let world: World;
  beforeAll(async () => void (world = await openDoubtfulWorld()));
  afterAll(() => world.dispose());

  it('is a case after three days, not before, and recording it from the case is recording it', async () => {
    const { body: payment } = await world.post('/payments/charge', {
      amount: 10_000,
      currency: 'UZS',
      paymentMethod: { type: 'cash_on_delivery' },
    });
    await world.post(`/admin/payments/${payment.id}/approve`, { note: 'the courier has it' }, { key: null });
    const { body: refund } = await world.post(`/payments/${payment.id}/refunds`, { amount: 4_000 });
    await world.pass(2 * dayMs);
    await world.modules.recovery.findDoubts();
    expect(await reviewsOf(world, refund.id)).toEqual([]);
    await world.pass(dayMs);
    const review = await reviewOf(world, refund.id);
    expect(review).toMatchObject({ cause: 'refund-waiting', subject: { kind: 'refund' }, status: 'open' });
    const answer = await world.post(`/admin/reviews/${review.id}/resolve`, {
      action: 'record-refund',
      outcome: 'completed',
      evidence: 'receipt 12',
      note: 'paid out at the counter',
    });
    expect({ status: answer.status, is: answer.body.status }).toEqual({ status: 200, is: 'resolved' });
    expect((await world.get(`/refunds/${refund.id}`)).body).toMatchObject({ status: 'completed' });
    expect(await bookDifferences(world)).toEqual([]);
  });
});
