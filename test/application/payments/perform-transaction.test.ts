import { type PaymentsPorts } from '#application/payments/index';
import { openDesk, type OpenDesk } from './open-desk.ts';

/** What happens in the moment between a decision about a payment and its being written down. */
let meanwhile: (() => Promise<unknown>) | undefined;
const interrupted = (ports: PaymentsPorts): PaymentsPorts => ({
  ...ports,
  payments: {
    ...ports.payments,
    save: async (decision, events) => {
      const work = meanwhile;
      meanwhile = undefined;
      await work?.();
      return ports.payments.save(decision, events);
    },
  },
});

describe('performing a transaction', () => {
  let open: OpenDesk;
  beforeAll(async () => void (open = await openDesk(interrupted)));
  afterAll(() => open.close());
  afterEach(() => expect(meanwhile).toBeUndefined());

  it("completes the payment with the provider's id, once, and gives the same when it is repeated", async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id, { paymentReference: 'doc-7' });
    const first = await open.desk.perform(providerId);
    expect(first).toMatchObject({
      ok: true,
      value: { already: false, transaction: { status: 'performed', performedAt: expect.any(Date) } },
    });
    const payment = await open.payment(id);
    expect(payment).toMatchObject({ status: 'completed', reference: 'doc-7', nextAction: null });
    expect(payment.captured).toEqual(payment.amount);

    await open.pass(60_000);
    expect(await open.desk.perform(providerId)).toEqual({
      ok: true,
      value: { already: true, transaction: first.ok && first.value.transaction },
    });
    expect((await open.payment(id)).version).toBe(payment.version);
    expect(await open.desk.payable(id)).toMatchObject({ standing: 'paid' });
  });

  it('performs one of fifty that come at once, and tells all of them the same', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    const answers = await Promise.all(Array.from({ length: 50 }, () => open.desk.perform(providerId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(50);
    expect(answers.filter((answer) => answer.ok && !answer.value.already)).toHaveLength(1);
    const times = answers.map((answer) => answer.ok && answer.value.transaction.performedAt?.getTime());
    expect(new Set(times).size).toBe(1);
    const { timeline, commands } = await open.payment(id);
    expect(timeline.filter(({ status }) => status === 'completed')).toHaveLength(1);
    expect(commands.filter(({ kind }) => kind === 'confirm')).toHaveLength(1);
  });

  it('lets one of ten attempts pay, and refuses the others so that their money goes back', async () => {
    const id = await open.waiting();
    const attempts = await Promise.all(
      Array.from({ length: 10 }, () => open.opened(id, { isExclusive: false })),
    );
    const answers = await Promise.all(attempts.map(({ providerId }) => open.desk.perform(providerId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.error === 'paid-by-another')).toHaveLength(9);
    const rows = await Promise.all(attempts.map(({ providerId }) => open.desk.find(providerId)));
    expect(rows.map((row) => row?.status).sort()).toEqual([...Array(9).fill('cancelled'), 'performed']);
    const paid = rows.find((row) => row?.status === 'performed');
    expect(await open.payment(id)).toMatchObject({ status: 'completed', reference: paid?.providerId });
    for (const row of rows.filter((one) => one?.status === 'cancelled'))
      expect(await open.desk.perform(row!.providerId)).toEqual({ ok: false, error: 'cancelled' });
  });

  it('refuses what it does not know, what was given up, and what came too late', async () => {
    expect(await open.desk.perform('nobody')).toEqual({ ok: false, error: 'not-found' });
    const id = await open.waiting();
    const given = await open.opened(id);
    await open.desk.cancel(given.providerId, 1, 'refuse');
    expect(await open.desk.perform(given.providerId)).toEqual({ ok: false, error: 'cancelled' });
    const late = await open.opened(id, {
      expiresAt: new Date(open.kassa.platform.clock.now().getTime() + 60_000),
    });
    await open.pass(61_000);
    for (let times = 0; times < 2; times += 1)
      expect(await open.desk.perform(late.providerId)).toEqual({ ok: false, error: 'expired' });
    expect(await open.desk.find(late.providerId)).toMatchObject({ status: 'cancelled', reason: 4 });
    expect((await open.payment(id)).status).toBe('requires_action');
  });

  it('is refused when the shop has cancelled the payment, which stays cancelled', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    expect(await open.cancel(id)).toBe('cancelled');
    expect(await open.desk.perform(providerId)).toEqual({ ok: false, error: 'payment-closed' });
    expect(await open.desk.find(providerId)).toMatchObject({ status: 'cancelled' });
    expect(await open.payment(id)).toMatchObject({ status: 'cancelled', reference: null });
  });

  it('is refused when the payment has expired', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id, {
      expiresAt: new Date(open.kassa.platform.clock.now().getTime() + 3 * 86_400_000),
    });
    await open.pass(86_400_001);
    expect(await open.kassa.modules.payments.expirePayments()).toBeGreaterThan(0);
    expect(await open.desk.perform(providerId)).toEqual({ ok: false, error: 'payment-closed' });
    expect((await open.payment(id)).status).toBe('cancelled');
  });

  it('loses to a cancellation by the shop that is written first, at the last moment', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    let answer = '';
    meanwhile = async () => void (answer = await open.cancel(id));
    expect(await open.desk.perform(providerId)).toEqual({ ok: false, error: 'payment-closed' });
    expect(answer).toBe('cancelled');
    expect(await open.payment(id)).toMatchObject({ status: 'cancelled', captured: { minor: 0n } });
    expect((await open.desk.find(providerId))?.status).toBe('cancelled');
  });

  it('wins over a cancellation by the shop that is written last, at the last moment', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    let performed: unknown;
    meanwhile = async () => void (performed = await open.desk.perform(providerId));
    expect(await open.cancel(id)).toBe('illegal-transition');
    expect(performed).toMatchObject({ ok: true });
    expect((await open.payment(id)).status).toBe('completed');
    expect((await open.desk.find(providerId))?.status).toBe('performed');
  });

  it('is finished by a cancellation of the provider that comes while it is under way, which then gives the money back', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    let cancelled: unknown;
    meanwhile = async () => void (cancelled = await open.desk.cancel(providerId, 5, 'refund'));
    expect(await open.desk.perform(providerId)).toEqual({ ok: false, error: 'cancelled' });
    expect(cancelled).toMatchObject({ ok: true, value: { transaction: { status: 'reversed', reason: 5 } } });
    expect(await open.payment(id)).toMatchObject({ status: 'refunded', refunds: [{ state: 'returned' }] });
  });

  it('stands against a cancellation that may not give back, while it is under way', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id);
    let cancelled: unknown;
    meanwhile = async () => void (cancelled = await open.desk.cancel(providerId, -5017, 'refuse'));
    expect(await open.desk.perform(providerId)).toMatchObject({ ok: true, value: { already: true } });
    expect(cancelled).toEqual({ ok: false, error: 'cannot-be-given-back' });
    expect((await open.payment(id)).status).toBe('completed');
  });

  it('ends in one winner however a cancellation by the shop and a perform meet', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await open.waiting();
      const { providerId } = await open.opened(id);
      const starts = [() => open.cancel(id), () => open.desk.perform(providerId)];
      await Promise.all((round % 2 === 0 ? starts : starts.reverse()).map((start) => start()));
      const { status } = await open.payment(id);
      const row = await open.desk.find(providerId);
      expect([status, row?.status]).toEqual(
        status === 'completed' ? ['completed', 'performed'] : ['cancelled', 'cancelled'],
      );
    }
  });

  it('takes the money even when another payment is called what this one was to be called', async () => {
    const [first, second] = [await open.waiting(), await open.waiting()];
    await open.performed(first, { paymentReference: 'doc-twice' });
    const { providerId } = await open.performed(second, { paymentReference: 'doc-twice' });
    expect(await open.payment(second)).toMatchObject({ status: 'completed', reference: providerId });
    expect(await open.desk.perform(providerId)).toMatchObject({ ok: true, value: { already: true } });
  });

  it('gives up, by a sweep, what was opened and never performed, and leaves the payment to be paid', async () => {
    const id = await open.waiting();
    const { providerId } = await open.opened(id, {
      expiresAt: new Date(open.kassa.platform.clock.now().getTime() + 60_000),
    });
    await open.pass(61_000);
    expect(await open.desk.find(providerId)).toMatchObject({ status: 'opened' });
    await open.kassa.modules.payments.expireTransactions();
    expect(await open.desk.find(providerId)).toMatchObject({ status: 'cancelled', reason: 4 });
    expect((await open.performed(id)).status).toBe('performed');
  });
});
