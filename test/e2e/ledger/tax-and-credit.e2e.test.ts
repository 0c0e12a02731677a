import { aSubscriber, billingOf, dayMs, type Subscriber } from '#test/e2e/billing/a-subscriber';
import { openWorld, type World } from '#test/support/world';

describe('money that is not the tenant’s to keep', () => {
  let world: World;
  let billing: ReturnType<typeof billingOf>;
  let ann: Subscriber;
  let id: string;
  let firstPaymentId: string;
  beforeAll(async () => {
    world = await openWorld();
    billing = billingOf(world);
    ann = await aSubscriber(world, { address: { country: 'DE' } });
    const { body } = await billing.subscribe(ann);
    id = body.id;
    firstPaymentId = body.invoice.paymentId;
    await world.settle();
  });
  afterAll(() => world.dispose());

  const accounts = async (): Promise<Readonly<Record<string, number>>> => {
    const { body } = await world.get('/admin/ledger/accounts');
    return Object.fromEntries(
      body.data.map(({ account, balance }: { account: string; balance: number }) => [account, balance]),
    );
  };
  const proof = async () => (await world.get('/admin/ledger/proof')).body;
  const altered = async (
    collection: 'invoices' | 'subscriptions',
    change: Record<string, bigint>,
  ): Promise<void> => {
    await world.platform.mongo.db
      .collection(collection)
      .updateOne({}, { $inc: change }, { sort: { _id: 1 } });
  };
  const taxOfInvoices = async () =>
    (await billing.invoicesOf(ann, id)).reduce(
      (sum, { tax, creditNotes }) => creditNotes.reduce((rest, note) => rest - note.tax, sum + tax),
      0,
    );

  it('given a paid invoice, then its tax is set aside, and what is left to the tenant is what it was', async () => {
    const { tax, ...others } = await accounts();
    expect(tax).toBe(5_70);
    const platformFee = others['platform-fee-revenue']!;
    expect(others['tenant-payable']).toBe(35_69 - 5_70 - platformFee);
    const { body } = await world.get('/admin/ledger/trial-balance');
    const { fees } = await world.payment(firstPaymentId);
    expect(body.data).toMatchObject([{ difference: 0, tenantNet: fees.net }]);
  });

  it('given time that is given back, then it is the customer’s credit, and its tax is the authority’s no more', async () => {
    await world.pass(5 * dayMs);
    await billing.ask(ann, id, 'change', { planId: 'pln_starter', when: 'now' });
    await world.settle();
    const { balance } = await billing.read(ann, id);
    expect(balance).toBeGreaterThan(15_00);
    expect(await accounts()).toMatchObject({ 'customer-credit': balance, tax: await taxOfInvoices() });
    expect(await taxOfInvoices()).toBeLessThan(5_70);
  });

  it('given a period that the credit pays for, then its price is the tenant’s again', async () => {
    await world.pass(30 * dayMs);
    await world.settle();
    const { balance } = await billing.read(ann, id);
    expect(await accounts()).toMatchObject({ 'customer-credit': balance, tax: await taxOfInvoices() });
  });

  it('given a refund, then the tax in its credit note is set aside no more', async () => {
    const before = (await accounts()).tax!;
    await world.post(`/payments/${firstPaymentId}/refunds`, { amount: 10_00, reason: 'goodwill' });
    await world.settle();
    const { tax } = await accounts();
    expect(before - tax!).toBe(1_60);
    expect(tax).toBe(await taxOfInvoices());
    expect(await proof()).toMatchObject({ subscriptions: 1, invoices: 3, problems: [], pending: [] });
  });

  it('given an invoice or a balance that somebody altered, then the proof names it', async () => {
    await altered('invoices', { 'tax.minor': 1n });
    await altered('subscriptions', { 'balance.minor': 5n });
    const { problems } = await proof();
    expect(problems.map(({ kind, what }: { kind: string; what: string }) => [kind, what])).toEqual([
      ['subscription', expect.stringMatching(/^USD customer-credit stands at -\d+ and should at -\d+$/)],
      ['subscription', expect.stringMatching(/^USD tenant-payable /)],
      ['invoice', expect.stringMatching(/^USD tax stands at -410 and should at -411$/)],
      ['invoice', expect.stringMatching(/^USD tenant-payable /)],
    ]);
    await altered('invoices', { 'tax.minor': -1n });
    await altered('subscriptions', { 'balance.minor': -5n });
    expect((await proof()).problems).toEqual([]);
  });
});
