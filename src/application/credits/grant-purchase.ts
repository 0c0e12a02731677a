import { type CreditAccount, creditBalance } from '#domain/credits/credit-account';
import { grantCredits } from '#domain/credits/credit-movements';
import { boughtBy, type CreditPurchase } from '#domain/credits/credit-purchase';
import { numberEntries } from '#domain/credits/number-entries';
import { type PaymentView } from '#application/payments/contract';
import { type AccountChange, type AccountPorts, changeAccount } from './change-account.ts';
import { creditsEvents } from './contract.ts';
import { count } from './count.ts';
import { purchaseData } from './publish.ts';

/**
 * Puts the credits that a captured payment bought into its buyer's account. The account remembers that this payment did, so
 * it does once, whoever says so and however often.
 */
export const grantPurchase = (
  ports: AccountPorts,
  purchase: CreditPurchase,
  payment: CapturedPayment,
): Promise<void> => changeAccount(ports, purchase, (account, at) => granted(account, purchase, payment, at));

export type CapturedPayment = Pick<PaymentView, 'id' | 'captured' | 'completedAt'>;

export const granted = (
  account: CreditAccount,
  purchase: CreditPurchase,
  { id: cause, captured, completedAt }: CapturedPayment,
  at: Date,
): AccountChange | undefined => {
  const bought = boughtBy(purchase, captured, completedAt ?? at);
  const decision = grantCredits(account, { cause, ...bought }, at);
  if (!decision?.ok) return undefined;
  const data = {
    ...purchaseData({ ...purchase, paymentId: cause }),
    credits: count(bought.credits),
    balance: count(creditBalance(decision.value.account, at)),
    expiresAt: bought.expiresAt?.toISOString() ?? null,
  };
  return { account: numberEntries(decision.value), told: [{ type: creditsEvents.creditsGranted, at, data }] };
};
