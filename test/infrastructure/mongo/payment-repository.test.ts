import { mongoPaymentRepository } from '#infrastructure/mongo/payments/mongo-payment-repository';
import { paymentRepositoryContract } from '#test/contracts/payment-repository.contract';
import { openKassa, type Kassa } from '#test/support/kassa';
import { anEnvironment } from '#test/support/a-config';

let kassa: Kassa;
beforeAll(async () => void (kassa = await openKassa(anEnvironment())));
afterAll(async () => {
  await kassa.platform.mongo.db.dropDatabase();
  await kassa.close();
});

paymentRepositoryContract('MongoDB', () => mongoPaymentRepository({ mongo: kassa.platform.mongo }));
