import { creditBalance } from '#domain/credits/credit-account';
import { grantCredits } from '#domain/credits/credit-movements';
import { boughtBy, type CreditPurchase } from '#domain/credits/credit-purchase';
import { numberEntries } from '#domain/credits/number-entries';
import { type PaymentView } from '#application/payments/contract';
import { type AccountPorts, changeAccount } from './change-account.ts';
import { creditsEvents } from './contract.ts';
import { count } from './count.ts';
import { purchaseData } from './publish.ts';

/**
 * Puts the credits that a captured payment bought into its buyer's account. The account remembers that this payment did, so
 * it does once, whoever says so and however often.
 */
export const grantPurchase = async (
  ports: AccountPorts,
  purchase: CreditPurchase,
  payment: PaymentView,
): Promise<void> => {
  await changeAccount(ports, purchase, (account, at) => {
    const bought = boughtBy(purchase, payment.captured, payment.completedAt ?? at);
    const granted = grantCredits(account, { cause: payment.id, ...bought }, at);
    if (!granted?.ok) return undefined;
    const after = granted.value.account;
    const data = {
      ...purchaseData({ ...purchase, paymentId: payment.id }),
      credits: count(bought.credits),
      balance: count(creditBalance(after, at)),
      expiresAt: bought.expiresAt?.toISOString() ?? null,
    };
    return { account: numberEntries(granted.value), told: [{ type: creditsEvents.granted, at, data }] };
  });
};
