import { mongoPaymentRepository } from '#infrastructure/mongo/payments/mongo-payment-repository';
import { paymentRepositoryContract } from '#test/contracts/payment-repository.contract';
import { openKassa, type Kassa } from '#test/support/kassa';
import { anEnvironment } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';

let kassa: Kassa;
beforeAll(async () => void (kassa = await openKassa(anEnvironment())));
afterAll(async () => {
  await kassa.close();
  await giveBack(kassa.platform.config.MONGODB_URI);
});

paymentRepositoryContract('MongoDB', () => mongoPaymentRepository({ mongo: kassa.platform.mongo }));
