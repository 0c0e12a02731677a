import { creditBalance, type CreditAccount, type CreditDecision } from '#domain/credits/credit-account';
import { type CreditPurchase } from '#domain/credits/credit-purchase';
import { giveBackCredits } from '#domain/credits/give-back-credits';
import { numberEntries } from '#domain/credits/number-entries';
import { takeBackCredits } from '#domain/credits/take-back-credits';
import { type PaymentId } from '#domain/shared/ids';
import { money, type Money } from '#domain/shared/money';
import { type EventType, type Told } from '../shared/enveloped.ts';
import { type AccountChange, type AccountPorts, changeAccount } from './change-account.ts';
import { creditsEvents } from './contract.ts';
import { count } from './count.ts';
import { type ReturnOfMoney } from './ports/purchase-payments.ts';
import { purchaseData } from './publish.ts';

/** `paid`: what was captured. `returns`: all that went back of it, the earliest first. */
type Returned = Readonly<{ paymentId: PaymentId; paid: Money; returns: readonly ReturnOfMoney[] }>;

/**
 * Takes back the credits whose money went back, refund by refund, and gives back those whose refund came to nothing. The
 * account remembers each refund, so each counts once, however often and in whatever order they are heard of.
 */
export const returnCredits = async (
  ports: AccountPorts,
  purchase: CreditPurchase,
  { paymentId, paid, returns }: Returned,
): Promise<void> => {
  const whole = { ...purchase, paymentId };
  let refunded = money(0n, paid.currency);
  for (const { cause, amount, isUndone } of returns) {
    if (isUndone) {
      await changeAccount(ports, purchase, (account, at) => given(account, whole, cause, at));
      continue;
    }
    refunded = money(refunded.minor + amount.minor, paid.currency);
    const refund = { cause, lot: paymentId, refunded, paid };
    await changeAccount(ports, purchase, (account, at) => taken(account, whole, refund, at));
  }
};

type Refund = Parameters<typeof takeBackCredits>[1];

export const taken = (
  account: CreditAccount,
  purchase: CreditPurchase,
  refund: Refund,
  at: Date,
): AccountChange | undefined => {
  const back = takeBackCredits(account, refund, at);
  if (!back) return undefined;
  const { cause } = refund;
  return {
    account: numberEntries(back),
    told: [
      ...told(creditsEvents.creditsTakenBack, purchase, cause, back, at),
      ...(back.shortfall > 0n
        ? [
            {
              type: creditsEvents.shortfallFound,
              at,
              data: dataOf(purchase, cause, back, at, back.shortfall),
            },
          ]
        : []),
    ],
  };
};

export const given = (
  account: CreditAccount,
  purchase: CreditPurchase,
  cause: string,
  at: Date,
): AccountChange | undefined => {
  const back = giveBackCredits(account, cause, at);
  return (
    back && {
      account: numberEntries(back),
      told: told(creditsEvents.creditsGivenBack, purchase, cause, back, at),
    }
  );
};

/** Where nothing moved there is nothing to tell. */
const told = (
  type: EventType,
  purchase: CreditPurchase,
  cause: string,
  decision: CreditDecision,
  at: Date,
): Told[] => decision.entries.map(() => ({ type, at, data: dataOf(purchase, cause, decision, at) }));

const dataOf = (
  purchase: CreditPurchase,
  cause: string,
  { account, entries }: CreditDecision,
  at: Date,
  shortfall?: bigint,
): Record<string, unknown> => ({
  ...purchaseData(purchase),
  cause,
  balance: count(creditBalance(account, at)),
  ...(shortfall === undefined
    ? { credits: count(entries.reduce((all, { credits }) => all + credits, 0n)) }
    : { shortfall: count(shortfall) }),
});
