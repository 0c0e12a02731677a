import { creditBalance } from '#domain/credits/credit-account';
import { noticeExpiring } from '#domain/credits/credit-expiry';
import { expireCredits as expire } from '#domain/credits/credit-movements';
import { numberEntries } from '#domain/credits/number-entries';
import { type AccountPorts, changeAccount } from '../change-account.ts';
import { creditsEvents } from '../contract.ts';
import { count } from '../count.ts';

const batchMax = 50;

/** Writes off credits whose time is up. They did not count any more anyway: this is for the history. Gives how many accounts. */
export const expireCredits = (ports: AccountPorts) => async (): Promise<number> => {
  const due = await ports.accounts.expired(ports.clock.now(), batchMax);
  for (const { tenantId, customerId } of due)
    await changeAccount(ports, { tenantId, customerId }, (account, at) => {
      const expired = expire(account, at);
      if (!expired) return undefined;
      const credits = expired.entries.reduce((all, entry) => all + entry.credits, 0n);
      const balance = count(creditBalance(expired.account, at));
      const data = { customerId, credits: count(credits), balance };
      return { account: numberEntries(expired), told: [{ type: creditsEvents.expired, at, data }] };
    });
  return due.length;
};

/** Tells once of credits that run out within a week, so that their owner can use them. Gives how many accounts. */
export const noticeExpiringCredits = (ports: AccountPorts) => async (): Promise<number> => {
  const due = await ports.accounts.noticesDue(ports.clock.now(), batchMax);
  for (const { tenantId, customerId } of due)
    await changeAccount(ports, { tenantId, customerId }, (account, at) => {
      const noticed = noticeExpiring(account, at);
      if (!noticed) return undefined;
      const balance = count(creditBalance(noticed.account, at));
      const told = noticed.soon.map(({ credits, expiresAt }) => ({
        type: creditsEvents.expiring,
        at,
        data: { customerId, credits: count(credits), balance, expiresAt: expiresAt.toISOString() },
      }));
      return { account: noticed.account, told };
    });
  return due.length;
};
