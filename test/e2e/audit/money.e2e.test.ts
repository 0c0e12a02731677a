import { BSON } from 'mongodb';
import { admin, customer } from '#test/support/client';
import { aKey, withKey } from '../access/a-key.ts';
import { openWorld, type World } from '#test/support/world';
import { request, trailOf } from './trail.ts';

describe('the audit trail of money', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.dispose());

  const actionsOf = async (subject: string) =>
    (await trailOf(world, `?subject=${subject}`)).filter(({ outcome }) => outcome === 'done').reverse();

  it('says of a charge who asked, by which request, from where, and what it changed', async () => {
    const { id } = await world.charged({}, { as: customer('ann'), ...request('req-of-ann') });
    await world.settle();
    const [captured, ...more] = await actionsOf(id);
    expect(more.map(({ action }) => action)).toEqual([]);
    expect(captured).toMatchObject({
      action: 'payment.captured',
      outcome: 'done',
      subject: { kind: 'payment', id },
      actor: { kind: 'user', id: 'ann' },
      requestId: 'req-of-ann',
      address: expect.stringMatching(/127\.0\.0\.1/),
      before: { status: 'processing', capturedAmount: 0 },
      after: { status: 'completed', capturedAmount: 10_000, currency: 'USD' },
      block: expect.any(Number),
    });
    expect(await trailOf(world, '?requestId=req-of-ann')).toEqual([captured]);
  });

  it('names the key that asked, and tells a hold, its capture and its refund apart', async () => {
    const key = await aKey(world, {});
    const { id } = await world.authorized({}, withKey(key));
    await world.post(`/payments/${id}/capture`, {}, { as: admin, ...request('req-capture') });
    const refund = await world.post(`/payments/${id}/refunds`, { amount: 400, reason: 'it was late' });
    await world.settle();
    const found = await actionsOf(id);
    expect(found.map(({ action, actor }) => [action, actor.kind, actor.id])).toEqual([
      ['payment.authorized', 'api-key', key.id],
      ['payment.captured', 'user', 'adm_1'],
      ['refund.reserved', 'user', 'adm_1'],
      ['refund.completed', 'user', 'adm_1'],
    ]);
    expect(found.at(-1)).toMatchObject({
      subject: { kind: 'refund', id: refund.body.id },
      paymentId: id,
      reason: 'it was late',
      before: { status: 'pending' },
      after: { status: 'completed', amount: 400 },
    });
  });

  it('names the provider where it acted of its own accord, and Kassa where a time had come', async () => {
    const charged = await world.charged();
    await world.openDispute(charged.id);
    const held = await world.authorized();
    await world.pass(8 * 86_400_000);
    await world.settle();
    const disputed = (await actionsOf(charged.id)).filter(({ action }) => action.startsWith('dispute.'));
    expect(disputed.map(({ action, actor }) => [action, actor])).toEqual([
      ['dispute.opened', { kind: 'provider', id: 'stripe' }],
      ['dispute.fee-learned', { kind: 'provider', id: 'stripe' }],
    ]);
    const released = (await actionsOf(held.id)).at(-1);
    expect(released).toMatchObject({
      action: 'payment.cancelled',
      actor: { kind: 'system', id: 'kassa' },
      cause: 'expiry',
      requestId: null,
      address: null,
    });
  });

  it('names who asked also when the answer came long after, by way of a look', async () => {
    await world.fault({ mode: 'reset-after', operation: 'charge' });
    const { body } = await world.post(
      '/payments/charge',
      { amount: 700, currency: 'USD', paymentMethod: { type: 'card', token: 'pm_card_visa' } },
      { as: customer('bob'), ...request('req-of-bob') },
    );
    await world.settle();
    const [captured] = await actionsOf(body.id);
    expect(captured).toMatchObject({ actor: { kind: 'user', id: 'bob' }, requestId: 'req-of-bob' });
  });

  it('keeps who asked nowhere else once it is answered and delivered', async () => {
    const { id } = await world.charged({}, { as: customer('eve'), ...request('req-of-eve') });
    await world.settle();
    const payment = await world.platform.mongo.db
      .collection<{ _id: string }>('payments')
      .findOne({ _id: id });
    expect(BSON.EJSON.stringify(payment)).not.toContain('req-of-eve');
  });

  it('has one record of what was told many times', async () => {
    const { id } = await world.charged();
    await world.settle();
    const records = world.platform.mongo.db.collection('audit_records');
    const [record] = await records.find({ about: id }).toArray();
    const event = {
      id: String(record!._id),
      type: 'payments.payment-captured.v1',
      tenantId: 'acme',
      aggregate: { kind: 'payments', id },
      at: world.platform.clock.now().toISOString(),
      data: {},
    } as const;
    await world.modules.deliverEvents([event, event]);
    expect(await records.find({ about: id }).toArray()).toEqual([record]);
  });
});
