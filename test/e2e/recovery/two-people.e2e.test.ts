import { bookDifferences } from '#test/support/books';
import { type Caller, platformOperator } from '#test/support/client';
import { type World } from '#test/support/world';
import { aKey, withKey } from '../access/a-key.ts';
import { aPaymentInDoubt, openDoubtfulWorld, otherAdmin, reviewOf } from './in-doubt.ts';

const failed = {
  action: 'correct-payment',
  status: 'failed',
  evidence: 'the dashboard has no such payment',
  note: 'looked it up',
};

describe('people who settle a case', () => {
  let world: World;
  beforeAll(async () => void (world = await openDoubtfulWorld()));
  afterAll(() => world.dispose());
  const resolve = (id: string, body: object, asking: object = {}) =>
    world.post(`/admin/reviews/${id}/resolve`, body, asking);

  it('above the limit two must say the same, and one twice does not do', async () => {
    const payment = await aPaymentInDoubt(world, { amount: 100_001 }, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    const first = await resolve(id, failed, { key: 'first' });
    expect({ status: first.status, is: first.body.status }).toEqual({ status: 202, is: 'waiting-second' });
    expect(first.body.proposal).toMatchObject({ action: 'correct-payment', by: 'adm_1' });
    expect((await resolve(id, failed, { key: 'first' })).status).toBe(202);
    expect((await resolve(id, failed)).body).toMatchObject({ status: 409, code: 'second-person-needed' });
    expect((await world.payment(payment)).status).toBe('processing');

    const other = await resolve(id, { ...failed, status: 'cancelled' }, { as: otherAdmin });
    expect(other.body).toMatchObject({ status: 'waiting-second', proposal: { by: 'adm_2' } });
    expect((await resolve(id, failed, { as: otherAdmin })).body.proposal).toMatchObject({ by: 'adm_2' });
    const agreed = await resolve(id, { ...failed, evidence: 'the same dashboard', note: 'me too' });
    expect({ status: agreed.status, is: agreed.body.status }).toEqual({ status: 200, is: 'resolved' });
    expect((await world.payment(payment)).status).toBe('failed');
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('are people: an API key of one of them says neither the first word nor the second', async () => {
    const payment = await aPaymentInDoubt(world, { amount: 100_001 }, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    const key = withKey(await aKey(world));
    const refused = { status: 403, code: 'person-needed' };
    expect((await resolve(id, failed, key)).body).toMatchObject(refused);
    expect((await resolve(id, failed)).status).toBe(202);
    expect((await resolve(id, failed, key)).body).toMatchObject(refused);
    const correction = { status: 'failed', reason: 'looked it up', evidence: 'the dashboard' };
    const direct = await world.post(`/admin/payments/${payment}/correct`, correction, { ...key, key: null });
    expect(direct.body).toMatchObject(refused);
    expect((await resolve(id, failed, { as: otherAdmin })).body.status).toBe('resolved');
  });

  it('are two on every way: what one corrects directly waits on the case for the other', async () => {
    const payment = await aPaymentInDoubt(world, { amount: 100_001 }, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    const correction = { status: 'failed', reason: 'looked it up', evidence: 'the dashboard' };
    const correct = (as?: Caller) =>
      world.post(`/admin/payments/${payment}/correct`, correction, { key: null, ...(as && { as }) });
    for (const as of [undefined, undefined, otherAdmin])
      expect((await correct(as)).body).toMatchObject({ code: 'second-person-needed', reviewId: id });
    const { body: waiting } = await world.get(`/admin/reviews/${id}`);
    expect(waiting).toMatchObject({ status: 'waiting-second', proposal: { by: 'adm_1' } });
    expect((await resolve(id, failed)).body.code).toBe('second-person-needed');
    expect((await resolve(id, failed, { as: otherAdmin })).body.status).toBe('resolved');
    expect((await world.payment(payment)).status).toBe('failed');
  });

  it('a correction that one person may make alone ends the case that it settles', async () => {
    const payment = await aPaymentInDoubt(world, {}, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    const correction = { status: 'failed', reason: 'looked it up', evidence: 'the dashboard' };
    await world.post(`/admin/payments/${payment}/correct`, correction, { key: null });
    expect((await world.get(`/admin/reviews/${id}`)).body.status).toBe('cleared');
  });

  it('a large refund by hand is recorded by two, on a case that is opened for it', async () => {
    const { body: paid } = await world.post('/payments/charge', {
      ...{ amount: 100_001, currency: 'USD', paymentMethod: { type: 'check' } },
    });
    await world.post(`/admin/payments/${paid.id}/approve`, { note: 'it is here' }, { key: null });
    const { body: refund } = await world.post(`/payments/${paid.id}/refunds`, {});
    const slip = { outcome: 'completed', note: 'gave it back', evidence: 'receipt 12' };
    const record = () => world.post(`/admin/refunds/${refund.id}/record`, slip, { key: null });
    const [first, again] = await Promise.all([record(), record()]);
    expect(first.body).toMatchObject({ status: 409, code: 'second-person-needed' });
    expect(again.body.reviewId).toBe(first.body.reviewId);
    await world.pass(21_000);
    await world.sweep();
    const { body: review } = await world.get(`/admin/reviews/${first.body.reviewId}`);
    expect(review).toMatchObject({
      ...{ status: 'waiting-second', cause: 'second-person', subject: { id: refund.id } },
      proposal: { action: 'record-refund', by: 'adm_1', note: 'gave it back' },
    });
    const said = { ...slip, action: 'record-refund' };
    expect((await resolve(review.id, said, { as: otherAdmin })).body.status).toBe('resolved');
    expect((await world.get(`/refunds/${refund.id}`)).body.status).toBe('completed');
    expect((await record()).status).toBe(200);
    expect(await bookDifferences(world)).toEqual([]);
  });

  it('agree on the limit with the platform, by currency', async () => {
    const changed = await world.patch(
      '/admin/tenants/acme',
      { secondPersonAbove: { EUR: 500 } },
      { as: platformOperator },
    );
    expect(changed.body).toMatchObject({ secondPersonAbove: { EUR: 500 } });
    const payment = await aPaymentInDoubt(world, { amount: 501, currency: 'EUR' }, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    expect((await resolve(id, failed)).body).toMatchObject({ status: 'waiting-second' });
    expect((await resolve(id, { action: 'ask-again', note: 'first ask' })).body.status).toBe('resolved');
  });

  it('at the same moment settle it once: one way, by one of them', async () => {
    const payment = await aPaymentInDoubt(world, {}, 'timeout-before');
    const { id } = await reviewOf(world, payment);
    const asked = ['the dashboard', 'a letter', 'a call', 'the statement'].map((evidence) => ({
      ...failed,
      evidence,
    }));
    const answers = await Promise.all(
      asked.map((body, n) => resolve(id, body, { as: n % 2 === 0 ? undefined : otherAdmin })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200))
      expect({
        status,
        known: ['being-resolved', 'illegal-transition', 'action-refused'].includes(body.code),
      }).toEqual({ status: 409, known: true });
    const { body } = await world.get(`/admin/reviews/${id}`);
    expect(body.status).toBe('resolved');
    expect(body.history.filter(({ what }: { what: string }) => what === 'ResolutionBegun')).toHaveLength(1);
    expect((await world.payment(payment)).status).toBe('failed');
    expect(await bookDifferences(world)).toEqual([]);
  });
});
