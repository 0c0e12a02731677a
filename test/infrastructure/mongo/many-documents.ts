import { type Document } from 'mongodb';
import { card, customer, platformOperator } from '#test/support/client';
import { deliver } from '#test/support/mailbox';
import { anEvent, signed } from '#test/support/signed';
import { type World } from '#test/support/world';

/** How many copies of each thing there are. */
const copies = 700;
/** What the ids of the copies say. */
const longAgo = new Date('2019-01-01T00:00:00Z');
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const idOf = (prefix: string, place: number): string =>
  `${prefix}_01D0000000${[4, 3, 2, 1, 0].map((digit) => alphabet[Math.floor(place / 32 ** digit) % 32]).join('')}ZZZZZZZZZZZ`;

/** A little of everything through the API, then many copies of it, as a year of business leaves behind. */
export const fillWithBusiness = async (world: World): Promise<void> => {
  await world.patch('/admin/tenants/acme', { name: 'Acme' }, { as: platformOperator });
  await world.put('/admin/routing-rules', { rules: [] });
  await world.charged({ orderId: 'order-1', customerId: 'cus_1' });
  await world.charged({ orderId: 'order-2' }, { as: customer('cus_2') });
  await world.authorized({ customerId: 'cus_3', orderId: 'order-3' });
  await world.post('/payments/charge', {
    amount: 100,
    currency: 'USD',
    paymentMethod: card('chargeDeclined'),
  });
  const { id } = await world.charged();
  await world.post(`/payments/${id}/refunds`, { amount: 1_000 });
  const disputed = await world.openDispute(id);
  await world.sweep();
  const [event] = await disputeEvent(world, disputed.id, id);
  await world.modules.webhooks.processWebhook(event!);
  await world.settle();

  for (const [name, prefix] of [
    ['payments', 'pay'],
    ['refunds', 'ref'],
    ['disputes', 'dsp'],
  ] as const)
    await copy(world, name, (document, place) => ({
      ...document,
      _id: idOf(prefix, place),
      tenantId: place % 3 === 0 ? document.tenantId : `tenant-${place % 5}`,
      number: `${prefix}-${place}`,
      createdAt: longAgo,
      ...(document.reference && { reference: `${prefix}-reference-${place}` }),
      ...(document.ownerId && { ownerId: `cus_${place}` }),
      ...(document.customerId && { customerId: `cus_${place}` }),
      ...(document.orderId && { orderId: `order-${place}` }),
      ...(document.paymentId && { paymentId: idOf('pay', place) }),
      // Nothing about them is due: their provider has never heard of them.
      derived: document.derived.keys ? { keys: [`copied-${prefix}-${place}`] } : {},
    }));
  await copy(world, 'webhook_events', (document, place) => ({
    ...document,
    _id: `stripe:evt_copied_${place}`,
    eventId: `evt_copied_${place}`,
    ...(place % 50 === 0 && { status: 'dead' }),
  }));
};

const disputeEvent = async (world: World, disputeId: string, paymentId: string): Promise<string[]> => {
  const { providerPaymentId } = await world.payment(paymentId);
  const object = {
    id: disputeId,
    object: 'dispute',
    payment_intent: providerPaymentId,
    status: 'needs_response',
    reason: 'fraudulent',
    evidence_details: { due_by: null },
    balance_transactions: [],
  };
  await deliver(
    world.url,
    signed(anEvent('evt_dispute', object, 'charge.dispute.created'), { at: world.platform.clock.now() }),
  );
  return ['stripe:evt_dispute'];
};

const copy = async (world: World, name: string, change: (document: Document, place: number) => Document) => {
  const collection = world.platform.mongo.db.collection(name);
  const originals = await collection.find().toArray();
  let place = 0;
  const all = originals.flatMap((document) =>
    Array.from({ length: copies }, () => change(document, (place += 1))),
  );
  await collection.insertMany(all, { writeConcern: { w: 1, journal: false } });
};
