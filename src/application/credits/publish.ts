import { type CreditAccount } from '#domain/credits/credit-account';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { minorUnits } from '#domain/shared/money';
import { enveloped, type Told } from '../shared/enveloped.ts';
import { type IntegrationEvent } from '../shared/integration-event.ts';
import { creditsEvents } from './contract.ts';
import { count } from './count.ts';

/** What is told of an account. */
export const accountEvents = (account: CreditAccount, told: readonly Told[]): IntegrationEvent[] =>
  enveloped('credit_accounts', account, told);

/** Of every event about what a purchase bought. */
export const purchaseData = (purchase: CreditPurchase): Record<string, unknown> => ({
  customerId: purchase.customerId,
  ownerId: purchase.ownerId,
  purchaseId: purchase.id,
  paymentId: purchase.paymentId,
  packId: purchase.packId,
  packName: purchase.packName,
  amount: minorUnits(purchase.price),
  currency: purchase.price.currency,
});

export const purchaseFailed = (purchase: CreditPurchase): IntegrationEvent[] =>
  enveloped('credit_purchases', purchase, [
    {
      type: creditsEvents.purchaseFailed,
      at: purchase.updatedAt,
      data: {
        ...purchaseData(purchase),
        credits: count(purchase.credits),
        failure: purchase.failure?.code ?? null,
      },
    },
  ]);
