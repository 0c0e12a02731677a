import { noticed, writtenOff } from '#application/credits/commands/expire-credits';
import { type AccountChange } from '#application/credits/change-account';
import { granted } from '#application/credits/grant-purchase';
import { accountEvents, purchaseFailed } from '#application/credits/publish';
import { given, taken } from '#application/credits/return-credits';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { type CreditAccount, emptyAccount } from '#domain/credits/credit-account';
import { consumeCredits } from '#domain/credits/credit-movements';
import { type CreditPurchase, decidePurchase, newPurchase } from '#domain/credits/credit-purchase';
import { usualPacks } from '#domain/credits/usual-packs';
import { type CreditPurchaseId, type CustomerId, type PaymentId } from '#domain/shared/ids';
import { ids, later, noon, usd } from './sample-facts.ts';

const customerId = 'cus_01JD3M0A4S6D8F1G3H5J7K9L2Z' as CustomerId;
const paymentId = 'pay_01JD3M2X7QK8V5N4B6C9ZTRWYE' as PaymentId;
const dayMs = 86_400_000;
const daysAfter = (days: number): Date => new Date(noon.getTime() + days * dayMs);

/** What is told of credits that were bought, used, refunded, given back, and that run out in the end. */
export const creditSamples = (): IntegrationEvent[] => {
  const purchase = aPurchase();
  const events: IntegrationEvent[] = [];
  let account: CreditAccount = emptyAccount(ids.tenant, customerId, noon);
  const next = (change: AccountChange | undefined): void => {
    if (!change) throw new Error('a sample is refused by the domain');
    events.push(...accountEvents(change.account, change.told));
    account = { ...change.account, version: account.version + 1 };
  };
  const payment = { id: paymentId, captured: purchase.price, completedAt: noon };
  const refund = { cause: ids.refund, lot: paymentId, refunded: purchase.price, paid: purchase.price };
  next(granted(account, purchase, payment, noon));
  const used = consumeCredits(account, { cause: 'job-17', credits: 150n }, later);
  if (!used.ok) throw new Error('a sample is refused by the domain');
  account = used.value.account;
  next(taken(account, purchase, refund, later));
  next(given(account, purchase, ids.refund, later));
  next(noticed(account, daysAfter(360)));
  next(writtenOff(account, daysAfter(366)));
  return [...events, ...purchaseFailed(failed(purchase))];
};

const aPurchase = (): CreditPurchase => {
  const pack = usualPacks.find(({ price }) => price.minor === usd(1_499n).minor);
  if (!pack) throw new Error('there is no such pack');
  const request = { key: 'buy-1', hash: '' };
  const id = 'crp_01JD3M4Z8R6T4Y2W0V9X7B5C3D' as CreditPurchaseId;
  const known = { id, tenantId: ids.tenant, customerId, ownerId: 'user-4711', request };
  return { ...newPurchase(known, pack, noon), paymentId };
};

const failed = (purchase: CreditPurchase): CreditPurchase => {
  const failure = { code: 'card-declined', message: 'The card was declined.' };
  const decision = decidePurchase(purchase, { type: 'PurchaseFailed', failure, at: later });
  if (!decision.ok) throw new Error('a sample is refused by the domain');
  return decision.value.state;
};
