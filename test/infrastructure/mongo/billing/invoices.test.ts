import { type InvoiceNumbers } from '#application/billing/ports/invoice-numbers';
import { type InvoiceRepository } from '#application/billing/ports/invoice-repository';
import { beginAttempt } from '#domain/billing/invoice-attempts';
import { invoiceStatuses } from '#domain/billing/invoice-status';
import { type CustomerId, type PaymentId, type SubscriptionId, type TenantId } from '#domain/shared/ids';
import { mongoInvoiceNumbers } from '#infrastructure/mongo/billing/mongo-invoice-numbers';
import { mongoInvoiceRepository } from '#infrastructure/mongo/billing/mongo-invoice-repository';
import { invoiceNumbersContract } from '#test/contracts/billing/invoice-numbers.contract';
import {
  acme,
  anotherInvoice,
  invoiceRepositoryContract,
} from '#test/contracts/billing/invoice-repository.contract';
import { april, utc } from '#test/domain/billing/a-subscription';
import { afterInvoice } from '#test/domain/billing/an-invoice';
import { expectIndexed, questionsAsked } from '../answered-from-indexes.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

let database: OpenDatabase;
let invoices: InvoiceRepository;
let numbers: readonly [InvoiceNumbers, InvoiceNumbers];
const collection = (name: string) => database.platform.mongo.db.collection(name);
const openNumbers = () => {
  numbers = [
    mongoInvoiceNumbers({ mongo: database.platform.mongo }),
    mongoInvoiceNumbers({ mongo: database.other }),
  ];
};
beforeAll(async () => {
  database = await openDatabase();
  invoices = mongoInvoiceRepository({ mongo: database.platform.mongo });
});
afterAll(() => database.close());

describe('invoices in MongoDB', () => {
  beforeEach(() => collection('invoices').deleteMany({}));
  invoiceRepositoryContract('MongoDB', () => invoices);
});

describe('invoice numbers in MongoDB', () => {
  beforeEach(async () => {
    await collection('invoice_numbers').deleteMany({});
    openNumbers();
  });
  invoiceNumbersContract('MongoDB', () => numbers);

  it('asks in one command for all that come together', async () => {
    const commands: string[] = [];
    const { client } = database.platform.mongo.db;
    const hear = ({ commandName }: { commandName: string }) => void commands.push(commandName);
    await numbers[0].numberOf(acme, 'invoices', 'first');
    client.on('commandStarted', hear);
    const asked = Array.from({ length: 100 }, (_, place) =>
      numbers[0].numberOf(acme, 'invoices', `${place}`),
    );
    expect(await Promise.all(asked)).toHaveLength(100);
    client.off('commandStarted', hear);
    expect(commands).toEqual(['insert']);
  });
});

describe('every question that is asked of thousands of invoices', () => {
  const page = { limit: 20 };
  const subscriptionOf = (place: number) => `sub_${place % 200}` as SubscriptionId;
  const customerOf = (place: number) => `cus_${place % 200}` as CustomerId;
  const indexed = async (work: () => Promise<unknown>) =>
    expectIndexed(database, await questionsAsked(database, work));
  beforeAll(async () => {
    await collection('invoices').deleteMany({});
    const all = Array.from({ length: 1_500 }, (_, place) => {
      const status = invoiceStatuses[place % invoiceStatuses.length]!;
      const invoice = anotherInvoice({
        status,
        key: `key-${place}`,
        tenantId: (place % 3 === 0 ? acme : `tenant-${place % 5}`) as TenantId,
        customerId: customerOf(place),
        ownerId: `user-${place % 200}`,
        subscriptionId: subscriptionOf(place),
        paymentId: status === 'paid' ? (`pay_${place}` as PaymentId) : null,
        requests: [{ key: `request-${place}`, hash: 'hash' }],
      });
      return status === 'open' && place % 2 === 0
        ? afterInvoice(beginAttempt(invoice, { methodId: null, by: 'kassa' }, april))
        : invoice;
    });
    await Promise.all(all.map((one) => invoices.insert(one)));
  });

  it('lists, for an admin and for a customer', async () => {
    const [status, customerId, subscriptionId] = ['open', customerOf(1), subscriptionOf(1)] as const;
    const filters = [
      {},
      { status },
      { customerId },
      { customerId, status },
      { subscriptionId },
      { subscriptionId, status },
      { subscriptionId, customerId },
    ];
    for (const filter of filters)
      for (const seen of [{ tenantId: acme }, { tenantId: acme, ownerId: 'user-1' }]) {
        await indexed(() => invoices.list(seen, filter, page));
        await indexed(() => invoices.list(seen, filter, { ...page, cursor: 'inv_01000' }));
      }
  });

  it('one by what it is known by, and what is written', () =>
    indexed(async () => {
      const invoice = await invoices.findByKey(acme, 'key-9');
      expect(await invoices.findByRequest(acme, 'request-9')).toEqual(invoice);
      expect(await invoices.findByPayment(acme, 'pay_12' as PaymentId)).toBeDefined();
      await invoices.save({ state: { ...invoice!, nextAttemptAt: april }, events: [] }, []);
      await invoices.find(acme, invoice!.id);
    }));

  it('what is owed, waits for its number, or is being paid', () =>
    indexed(async () => {
      expect((await invoices.owedBy(acme, subscriptionOf(1))).length).toBeGreaterThan(0);
      expect(await invoices.drafts(utc('2030-04-02'), 50)).toHaveLength(50);
      expect(await invoices.attemptsOpen(utc('2030-04-02'), 50)).toHaveLength(50);
    }));

  it('numbers that are new, and that are known', async () => {
    openNumbers();
    const ask = () =>
      Promise.all(
        Array.from({ length: 300 }, (_, place) => numbers[0].numberOf(acme, 'invoices', `${place}`)),
      );
    await ask();
    openNumbers();
    await indexed(ask);
  });
});
