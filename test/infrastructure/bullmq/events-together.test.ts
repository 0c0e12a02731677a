import { type IntegrationEvent } from '#application/shared/integration-event';
import { type Entry } from '#domain/ledger/entry';
import { openBooks } from '#bootstrap/open-books';
import { type CommandStartedEvent } from 'mongodb';
import { allDelivered } from '#test/support/outbox';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';

describe('events that are handed over within a few milliseconds', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({
      webhooksTo: null,
      mongoOptions: 'monitorCommands=true',
      isTamperedWith: true,
    });
  });
  afterEach(() => world.dispose());

  const waitingJobs = async () => (await world.platform.queues.depths()).events.waiting ?? 0;

  it('are one job, and one insert into the ledger', async () => {
    const { id } = await world.charged();
    const payments = world.platform.mongo.db.collection<{ _id: string; outbox: IntegrationEvent[] }>(
      'payments',
    );
    const [captured] = (await payments.findOne({ _id: id }))!.outbox;
    await eventually('its own was handed over', async () => (await waitingJobs()) === 1);
    for (let n = 0; n < 40; n += 1)
      world.platform.queues.outbox.handOver([{ ...captured!, id: `${captured!.id}-${n}` }]);
    await eventually('they were handed over', async () => (await waitingJobs()) === 2);
    const inserted: number[] = [];
    world.platform.mongo.db.client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
      if (commandName === 'insert' && command.insert === 'ledger_entries')
        inserted.push((command.documents as Entry[]).length);
    });
    await world.startWorker({ sweeping: false });
    await eventually('all are posted', () => inserted.length === 2);
    expect(inserted.toSorted((a, b) => a - b)).toEqual([1, 40]);
    await allDelivered(world);
  });

  it('are posted once though their job was done twice, by a worker that died before it could say so', async () => {
    const { id } = await world.charged();
    const { journal } = openBooks(world.platform.mongo);
    const payments = world.platform.mongo.db.collection<{ _id: string }>('payments');
    const kept = await payments.findOne({ _id: id });
    await world.startWorker({ sweeping: false });
    await allDelivered(world);
    await payments.replaceOne({ _id: id }, kept!);
    await world.pass(11_000);
    await world.sweep();
    await allDelivered(world);
    expect(
      await journal.ofPayments('acme' as Entry['tenantId'], [id as NonNullable<Entry['paymentId']>]),
    ).toHaveLength(1);
  });
});
