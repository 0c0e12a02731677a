import { finaliseInvoice } from '#application/billing/finalise-invoice';
import { type InvoiceDecision } from '#domain/billing/invoice';
import { attemptsMax } from '#domain/billing/pay-attempt';
import { type PaymentMethodId, type TenantId } from '#domain/shared/ids';
import { aSubscription } from '#test/domain/billing/a-subscription';
import { anInvoiceEvent } from '#test/domain/billing/an-invoice';
import { usd } from '#test/support/a-payment';
import { aSavedCard } from '#test/e2e/customers/saved';
import { eventually } from '#test/support/eventually';
import { openWorld, type World } from '#test/support/world';
import { aSubscriber, billingOf, dayMs, type Subscriber } from './a-subscriber.ts';
import { holding } from './holding.ts';
import { aStoredDue, aStoredSubscriber } from './stored-subscriber.ts';

const acme = 'acme' as TenantId;

describe('billing whose news comes late, twice, or from somebody who died', () => {
  const hold = holding();
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  beforeAll(async () => {
    world = await openWorld({ changeBilling: hold.change });
    billing = billingOf(world);
  });
  afterAll(() => world.dispose());

  const inGermany = { address: { country: 'DE' } };
  const invoiceOf = async (ann: Subscriber, id: string, periodIndex = 0) => {
    const found = (await billing.invoicesOf(ann, id)).find((invoice) => invoice.periodIndex === periodIndex);
    if (!found) throw new Error(`period ${periodIndex} of ${id} has no invoice`);
    return found;
  };
  /** Somebody asks and dies at that point. */
  const dying = async (at: string, asked: () => Promise<unknown>): Promise<void> => {
    const { reached } = hold.at(at);
    asked().catch(() => undefined);
    await reached;
  };
  const deliver = async (kind: 'refunds' | 'subscriptions', id: string): Promise<void> => {
    const { delivered } = await world.modules.deliverEvents(await world.modules.store.heldBy([{ kind, id }]));
    await world.modules.store.acknowledge(delivered);
  };

  it('an invoice that was tried too often comes to the end of dunning like any other', async () => {
    const since = new Date(world.platform.clock.now().getTime() - 1_000);
    const { dunning } = aSubscription({ status: 'past_due' });
    const ann = await aStoredSubscriber(world, {
      status: 'past_due',
      isSettled: false,
      incompleteUntil: null,
      methodId: 'pm_1' as PaymentMethodId,
      dunning: { ...dunning!, since, nextAt: since },
    });
    const attempt = anInvoiceEvent.AttemptBegun.attempt;
    const attempts = Array.from({ length: attemptsMax }, (_, n) => {
      return { ...attempt, key: `tried-${n}`, outcome: 'failed', failure: 'card-declined' } as const;
    });
    await aStoredDue(world, ann, { attempts });
    for (let days = 0; days < 14; days += 1) await world.pass(dayMs);
    expect(await billing.read({ ...ann, methodId: null }, ann.subscription.id)).toMatchObject({
      planId: 'pln_free',
      status: 'active',
    });
  });

  it.each([1, 8])(
    'a card that is saved on day %d of dunning is charged, and the plan is kept',
    async (days) => {
      const ann = await aSubscriber(world, { token: null });
      const { body } = await billing.subscribe(ann, { planId: 'pln_weekly-basic', interval: 'week' });
      await world.pass(7 * dayMs + 1_000);
      expect((await billing.read(ann, body.id)).dunning).toMatchObject({
        failure: 'no-method',
        next: 'remind',
      });
      for (let day = 0; day < days; day += 1) await world.pass(dayMs);
      await aSavedCard(world, {}, ann.as);
      for (let day = 0; day < 4; day += 1) await world.pass(dayMs);
      expect(await billing.read(ann, body.id)).toMatchObject({
        status: 'active',
        planId: 'pln_weekly-basic',
      });
    },
  );

  it('what a process whose clock is ahead drew up is closed with its subscription like anything else', async () => {
    const ahead = await world.anotherApi({
      changeBilling: (ports) => ({
        ...ports,
        clock: { ...ports.clock, now: () => new Date(ports.clock.now().getTime() + 3_000) },
      }),
    });
    const ann = await aSubscriber(world, { token: null });
    const { body } = await billingOf(ahead).subscribe(ann);
    expect(body).toMatchObject({ status: 'incomplete', invoice: { status: 'open' } });
    await billing.ask(ann, body.id, 'cancel', { when: 'now' });
    await world.settle();
    expect((await invoiceOf(ann, body.id)).status).toBe('void');
  });

  it('money in another amount than is due goes back, by whoever sees to a transfer, and the invoice is still owed', async () => {
    const ann = await aSubscriber(world, { token: null });
    const { body } = await billing.subscribe(ann);
    const recorded = await world.post('/admin/payments/manual', {
      ...{
        amount: 30_00,
        currency: 'USD',
        method: 'bank_transfer',
        reference: 'TRF 1',
        reason: 'on the statement',
      },
      receivedAt: new Date(world.platform.clock.now().getTime() - 1_000).toISOString(),
      customerId: ann.customerId,
      invoiceId: body.invoice.id,
    });
    expect(recorded.status).toBe(201);
    await world.settle();
    expect(await world.modules.store.heldBy([{ kind: 'payments', id: recorded.body.id }])).toEqual([]);
    const refunds = await world.get(`/refunds?paymentId=${recorded.body.id}`);
    expect(refunds.body.data).toMatchObject([{ amount: 30_00, status: 'pending', awaitsPerson: true }]);
    expect((await invoiceOf(ann, body.id)).status).toBe('open');
  });

  describe('the draft of a period that was cancelled', () => {
    it('is not owed because somebody subscribed again meanwhile', async () => {
      const ann = await aSubscriber(world);
      await dying('before numbers.numberOf', () => billing.subscribe(ann));
      const { id } = (await world.get(`/subscriptions?customerId=${ann.customerId}`)).body.data[0];
      await billing.ask(ann, id, 'cancel', { when: 'now' });
      await deliver('subscriptions', id);
      const again = await billing.ask(ann, id, 'reactivate');
      expect(again.body).toMatchObject({ status: 'active', periodIndex: 1 });
      await world.pass(15_000);
      await world.settle();
      expect((await invoiceOf(ann, id)).status).toBe('void');
    });

    it('does not take the balance, which is for the period that runs', async () => {
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      await billing.ask(ann, body.id, 'cancel', { when: 'now', creditUnused: true });
      const { balance } = await billing.read(ann, body.id);
      await dying('before numbers.numberOf', () => billing.ask(ann, body.id, 'reactivate'));
      await billing.ask(ann, body.id, 'cancel', { when: 'now' });
      await deliver('subscriptions', body.id);
      await billing.ask(ann, body.id, 'reactivate');
      await billing.ask(ann, body.id, 'change', { planId: 'pln_starter', when: 'now' });
      await world.pass(15_000);
      await world.settle();
      expect(await invoiceOf(ann, body.id, 1)).toMatchObject({ status: 'void', credit: 0 });
      expect(await invoiceOf(ann, body.id, 2)).toMatchObject({ status: 'paid', credit: balance });
    });
  });

  describe('the balance', () => {
    it('pays what it paid, though a process that had seen an empty one finalises beside another', async () => {
      const others = holding();
      await world.anotherApi({ changeBilling: others.change });
      const ann = await aSubscriber(world);
      const { body } = await billing.subscribe(ann);
      const key = `${body.id}:1`;
      await dying('before invoices.insert', () =>
        billing.ask(ann, body.id, 'cancel', { when: 'now', creditUnused: true }),
      );
      const slow = hold.at('before numbers.numberOf', ([, , of]) => of === key);
      const again = billing.ask(ann, body.id, 'reactivate');
      await slow.reached;
      await deliver('subscriptions', body.id);
      const { balance } = await billing.read(ann, body.id);
      expect(balance).toBeGreaterThan(29_90);
      const ports = others.ports();
      const draft = await ports.invoices.findByKey(acme, key);
      const fresh = await ports.subscriptions.find(acme, body.id);
      const setAside = others.at('before invoices.save', ([decided]) => {
        const { state } = decided as InvoiceDecision;
        return state.key === key && state.number !== null;
      });
      const finishing = finaliseInvoice(ports, draft!, fresh!);
      await setAside.reached;
      slow.goOn();
      await again;
      setAside.goOn();
      await finishing;
      await world.settle();
      const { credit } = await invoiceOf(ann, body.id, 1);
      expect([credit, (await billing.read(ann, body.id)).balance]).toEqual([balance, 0]);
    });

    it('has the credit of an old invoice again, once, when that is voided after more movements than it knows', async () => {
      const balanceChanges = Array.from({ length: 50 }, (_, n) => {
        return { key: `later-${n}`, change: usd(0), at: world.platform.clock.now() };
      });
      const ann = await aStoredSubscriber(world, { balanceChanges });
      const due = await aStoredDue(world, ann, { credit: usd(5_70), amountDue: usd(30_00) });
      const balanceOnceVoided = async () => {
        await world.post(`/invoices/${due.id}/void`, { reason: 'goodwill' });
        await world.settle();
        return (await billing.read({ ...ann, methodId: null }, ann.subscription.id)).balance;
      };
      expect(await balanceOnceVoided()).toBe(5_70);
      const subscriptions = world.platform.mongo.db.collection<{ _id: string }>('subscriptions');
      await subscriptions.updateOne({ _id: ann.subscription.id }, { $set: { balanceChanges } });
      expect(await balanceOnceVoided()).toBe(5_70);
    });
  });

  describe('a credit note', () => {
    it('is written for a refund that is heard of before the invoice knows what paid it', async () => {
      const ann = await aSubscriber(world, inGermany);
      await dying('after charges.charge', () => billing.subscribe(ann));
      const [payment] = (await world.get(`/payments?customerId=${ann.customerId}`)).body.data;
      const refund = await world.post(`/payments/${payment.id}/refunds`, { reason: 'goodwill' });
      await deliver('refunds', refund.body.id);
      await world.settle();
      const [invoice] = (await world.get(`/invoices?customerId=${ann.customerId}`)).body.data;
      expect(invoice).toMatchObject({ status: 'paid', paymentId: payment.id });
      expect(invoice.creditNotes).toMatchObject([{ amount: 35_69, tax: 5_70, undoneAt: null }]);
    });

    it('is undone when the bank sends the money back, keeps its number, and makes room for another', async () => {
      const ann = await aSubscriber(world, { token: 'pm_card_refundFail', ...inGermany });
      const { body } = await billing.subscribe(ann);
      const { paymentId } = body.invoice;
      await world.post(`/payments/${paymentId}/refunds`, { reason: 'goodwill' });
      await world.settle();
      await eventually('the bank has sent the money back', async () => {
        await world.pass(60_000);
        await world.settle();
        return (await world.payment(paymentId)).refundedAmount === 0;
      });
      const undone = await invoiceOf(ann, body.id);
      expect(undone.creditNotes).toMatchObject([{ amount: 35_69, undoneAt: expect.any(String) }]);
      expect((await world.get('/admin/ledger/proof')).body).toMatchObject({ problems: [] });
      const quote = await billing.ask(ann, body.id, 'change/preview', { planId: 'pln_enterprise' });
      expect(quote.body.amountDue).toBeLessThan(90_00);
    });
  });
});
