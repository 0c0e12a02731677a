import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { KeyTaken } from '#application/shared/key-taken';
import { type TransactionRepository } from '#application/payments/ports/transaction-repository';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { beginPerform, cancelTransaction } from '#domain/payments/transaction-steps';
import { type GatewayAccountId, type PaymentId } from '#domain/shared/ids';
import { mongoPaymentRepository } from '#infrastructure/mongo/payments/mongo-payment-repository';
import { mongoTransactionRepository } from '#infrastructure/mongo/payments/mongo-transaction-repository';
import { anEnvironment } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';
import { afterNoon, noon } from '#test/support/a-payment';
import { aTransaction } from '#test/support/a-transaction';
import { openKassa, type Kassa } from '#test/support/kassa';
import { expectIndexed, questionsAsked } from './answered-from-indexes.ts';

let kassa: Kassa;
let transactions: TransactionRepository;
beforeAll(async () => {
  const environment = anEnvironment();
  const uri = environment.MONGODB_URI!;
  environment.MONGODB_URI = `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`;
  kassa = await openKassa(environment);
  transactions = mongoTransactionRepository({ mongo: kassa.platform.mongo });
});
afterAll(async () => {
  await kassa.close();
  await giveBack(kassa.platform.config.MONGODB_URI);
});

let count = 0;
const account = 'gwa_payme' as GatewayAccountId;
/** One that nothing else is like; say what differs. */
const another = (is: Partial<ProviderTransaction> = {}): ProviderTransaction => {
  count += 1;
  const providerId = `trans-${count}`;
  return aTransaction({
    id: `${account}:${providerId}`,
    providerId,
    number: count,
    paymentId: `pay_${count}` as PaymentId,
    ...is,
  });
};
const insert = (state: ProviderTransaction) => transactions.insert({ state, events: [] });
const stored = async (is?: Partial<ProviderTransaction>): Promise<ProviderTransaction> => {
  const inserted = await insert(another(is));
  if (!inserted) throw new Error('it was there already');
  return inserted;
};

describe('transactions in MongoDB', () => {
  it('come back as they were, and once for each id of the provider', async () => {
    const transaction = another({ notes: { document: '9007199254740993' }, providerId: 'once' });
    const once = { ...transaction, id: `${account}:once` };
    expect(await insert(once)).toEqual({ ...once, version: 1 });
    expect(await insert({ ...another(), id: once.id })).toBeUndefined();
    expect(await transactions.find(account, 'once')).toEqual({ ...once, version: 1 });
    expect(await transactions.findByNumber(account, once.number)).toEqual({ ...once, version: 1 });
    expect(await transactions.find('gwa_other' as GatewayAccountId, 'once')).toBeUndefined();
  });

  it('hold a payment alone while they are exclusive and live', async () => {
    const paymentId = 'pay_held' as PaymentId;
    const holder = await stored({ paymentId });
    expect(await transactions.holderOf(paymentId)).toEqual(holder);
    await expect(insert(another({ paymentId }))).rejects.toThrow(KeyTaken);
    await stored({ paymentId, isExclusive: false });
    await stored({ paymentId, status: 'reversed' });
    const given = cancelTransaction(holder, 3, noon);
    if (!given.ok) throw new Error('it was not given up');
    await transactions.save(given.value);
    expect(await transactions.holderOf(paymentId)).toBeUndefined();
    const next = await stored({ paymentId, status: 'performed' });
    expect(await transactions.holderOf(paymentId)).toEqual(next);
  });

  it('never share a number within an account', async () => {
    const { number } = await stored();
    await expect(insert(another({ number }))).rejects.toThrow(KeyTaken);
    const numbers = await Promise.all(Array.from({ length: 60 }, () => transactions.nextNumber('payme')));
    expect(new Set(numbers).size).toBe(60);
    expect(await transactions.nextNumber('click')).toBe(1);
    await kassa.platform.mongo.db
      .collection<{ _id: string }>('counters')
      .updateOne({ _id: 'transactions:click' }, { $set: { last: 2_147_483_647 } });
    expect(await transactions.nextNumber('click')).toBe(2_147_483_648);
    expect(await transactions.nextNumber('click')).toBe(2_147_483_649);
  });

  it('are saved by one of those who loaded the same version', async () => {
    const begun = beginPerform(await stored(), noon);
    if (!begun.ok) throw new Error('it was not begun');
    await transactions.save(begun.value);
    await expect(transactions.save(begun.value)).rejects.toThrow(ConcurrencyConflict);
  });

  it('are found when they are overdue, or begun and not finished, and not otherwise', async () => {
    const late = await stored({ expiresAt: afterNoon(-1) });
    const begun = beginPerform(await stored({ expiresAt: afterNoon(-1) }), afterNoon(-1));
    if (!begun.ok) throw new Error('it was not begun');
    const { id } = await transactions.save(begun.value);
    await stored({ expiresAt: null });
    await stored({ status: 'performed' });
    expect((await transactions.overdue(noon, 50)).map((one) => one.id)).toEqual([late.id]);
    const unfinished = await transactions.underWaySince(afterNoon(-1), 50);
    expect(unfinished.map((one) => one.id)).toEqual([id]);
    expect(await transactions.underWaySince(afterNoon(-2), 50)).toEqual([]);
  });

  it('are looked for by an index, whatever is asked', async () => {
    const questions = await questionsAsked(kassa, async () => {
      await transactions.find(account, 'nobody');
      await transactions.findByNumber(account, 1);
      await transactions.holderOf('pay_held' as PaymentId);
      await transactions.between(account, noon, afterNoon(1));
      await transactions.overdue(noon, 50);
      await transactions.underWaySince(noon, 50);
      await mongoPaymentRepository({ mongo: kassa.platform.mongo }).newestOfOrder(account, 'order-1');
    });
    expect(questions).toHaveLength(7);
    await expectIndexed(kassa, questions);
  });
});
