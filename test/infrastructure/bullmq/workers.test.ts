import { type PaymentsPorts } from '#application/payments/index';
import { eventually } from '#test/support/eventually';
import { allDelivered, waitingEvents } from '#test/support/outbox';
import { openWorld, type World } from '#test/support/world';

/** A port's call that waits at a gate until the test opens it, and counts who has come. */
const gateBefore = <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let came = 0;
  return {
    open: () => open(),
    came: () => came,
    call: async (...args: Args): Promise<T> => {
      came += 1;
      await opened;
      return call(...args);
    },
  };
};

describe('the workers of both queues', () => {
  let world: World;
  afterEach(() => world.dispose());

  it('deliver without any sweep, and what was delivered leaves its outbox', async () => {
    world = await openWorld();
    await world.startWorker({ sweeping: false });
    const { id } = await world.charged();
    await world.post(`/payments/${id}/refunds`, { amount: 1_000 });
    await world.openDispute(id);
    await eventually(
      'the dispute has come by webhook',
      async () => (await world.payment(id)).disputeStatus !== null,
    );
    await allDelivered(world);
    expect(await world.modules.deliverDueEvents()).toBe(0);
    expect(await world.modules.webhooks.processDueWebhooks()).toBe(0);
  });

  it('finish the job they are at when they are told to stop, and take no other', async () => {
    let gate: ReturnType<typeof gateBefore> | undefined;
    const change = (ports: PaymentsPorts): PaymentsPorts => {
      const locate = gateBefore(ports.payments.locate.bind(ports.payments));
      gate = locate as ReturnType<typeof gateBefore>;
      return { ...ports, payments: { ...ports.payments, locate: locate.call } };
    };
    world = await openWorld({ change, env: { WORKER_CONCURRENCY: '1' } });
    const worker = await world.startWorker({ sweeping: false });
    await world.charged();
    await eventually('a job is under way', () => gate!.came() > 0);
    let isStopped = false;
    const stopping = worker.stop().then(() => void (isStopped = true));
    await world.charged();
    expect(isStopped).toBe(false);
    gate!.open();
    await stopping;
    const events = world.platform.mongo.db.collection('webhook_events');
    expect(await events.countDocuments({ status: 'processed' })).toBeGreaterThanOrEqual(1);
    const left = await events.countDocuments({ status: 'received' });
    expect(left).toBeGreaterThanOrEqual(1);
    // Whoever comes next takes up what was left.
    await world.startWorker({ sweeping: false });
    await allDelivered(world);
  });

  it('try a reaction that failed again, until it has run', async () => {
    world = await openWorld({ webhooksTo: null });
    const { id } = await world.charged();
    const failing = (times: number) => {
      let failures = 0;
      return (ports: PaymentsPorts): PaymentsPorts => ({
        ...ports,
        refunds: {
          ...ports.refunds,
          insert: (...args) => {
            failures += 1;
            return failures <= times ? Promise.reject(new Error('not now')) : ports.refunds.insert(...args);
          },
        },
      });
    };
    // Its request fails, then the reaction fails once in the queue, then it runs.
    const second = await world.anotherApi({ change: failing(2) });
    expect((await second.post(`/payments/${id}/refunds`, { amount: 700 })).status).toBe(500);
    await second.kassa.startWorker({ sweeping: false });
    await eventually('the refund was opened', async () => {
      const { body } = await world.get(`/refunds?paymentId=${id}`);
      return body.data.length === 1;
    });
    await eventually('the event has left its outbox', async () => (await waitingEvents(world)) === 0);
    await world.settle();
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 700 });
  });

  it('leave a reaction that fails for long to the sweeps, which ask less and less often but never give up', async () => {
    world = await openWorld({ webhooksTo: null });
    const { id } = await world.charged();
    let isBroken = true;
    const broken = await world.anotherApi({
      change: (ports) => ({
        ...ports,
        refunds: {
          ...ports.refunds,
          insert: (...args) =>
            isBroken ? Promise.reject(new Error('broken')) : ports.refunds.insert(...args),
        },
      }),
    });
    expect((await broken.post(`/payments/${id}/refunds`, { amount: 700 })).status).toBe(500);
    const dueAt = async () => {
      const document = await world.platform.mongo.db
        .collection<{ _id: string; outbox: { dueAt: Date; tries: number }[] }>('payments')
        .findOne({ _id: id });
      return document!.outbox[0]!;
    };
    const gaps: number[] = [];
    for (let tries = 1; tries <= 6; tries += 1) {
      await world.pass((await dueAt()).dueAt.getTime() - world.platform.clock.now().getTime() + 1);
      await eventually(
        'the other instance sees the time',
        () => broken.kassa.platform.clock.now().getTime() >= world.platform.clock.now().getTime() - 50,
      );
      await eventually('it was tried and put off', async () => {
        await broken.kassa.modules.deliverDueEvents();
        return (await dueAt()).tries === tries;
      });
      gaps.push((await dueAt()).dueAt.getTime() - broken.kassa.platform.clock.now().getTime());
    }
    for (const [n, gap] of gaps.entries()) if (n > 0) expect(gap).toBeGreaterThan(gaps[n - 1]! * 1.5);
    isBroken = false;
    await world.settle();
    expect(await world.payment(id)).toMatchObject({ refundedAmount: 700 });
  }, 20_000);
});
