import { type CreditAccount, creditBalance } from '#domain/credits/credit-account';
import { noticeExpiring } from '#domain/credits/credit-expiry';
import { expireCredits as expire } from '#domain/credits/credit-movements';
import { numberEntries } from '#domain/credits/number-entries';
import { type AccountChange, type AccountPorts, changeAccount } from '../change-account.ts';
import { creditsEvents } from '../contract.ts';
import { count } from '../count.ts';

const batchMax = 50;

/** Writes off credits whose time is up. They did not count any more anyway: this is for the history. Gives how many accounts. */
export const expireCredits = (ports: AccountPorts) => async (): Promise<number> => {
  const due = await ports.accounts.expired(ports.clock.now(), batchMax);
  for (const account of due) await changeAccount(ports, account, writtenOff);
  return due.length;
};

/** Tells once of credits that run out within a week, so that their owner can use them. Gives how many accounts. */
export const noticeExpiringCredits = (ports: AccountPorts) => async (): Promise<number> => {
  const due = await ports.accounts.noticesDue(ports.clock.now(), batchMax);
  for (const account of due) await changeAccount(ports, account, noticed);
  return due.length;
};

export const writtenOff = (account: CreditAccount, at: Date): AccountChange | undefined => {
  const expired = expire(account, at);
  if (!expired) return undefined;
  const credits = expired.entries.reduce((all, entry) => all + entry.credits, 0n);
  const balance = count(creditBalance(expired.account, at));
  const data = { customerId: account.customerId, credits: count(credits), balance };
  return { account: numberEntries(expired), told: [{ type: creditsEvents.creditsExpired, at, data }] };
};

export const noticed = (account: CreditAccount, at: Date): AccountChange | undefined => {
  const notice = noticeExpiring(account, at);
  if (!notice) return undefined;
  const balance = count(creditBalance(notice.account, at));
  const told = notice.soon.map(({ credits, expiresAt }) => ({
    type: creditsEvents.creditsExpiring,
    at,
    data: {
      customerId: account.customerId,
      credits: count(credits),
      balance,
      expiresAt: expiresAt.toISOString(),
    },
  }));
  return { account: notice.account, told };
};
