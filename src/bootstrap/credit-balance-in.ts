import { type CreditBalance } from '#application/billing/ports/credit-balance';
import { type CreditAccountRepository } from '#application/credits/ports/credit-account-repository';
import { accountIdOf, creditBalance } from '#domain/credits/credit-account';

/** What customers have in their accounts of credits, for billing to show. */
export const creditBalanceIn = (accounts: Pick<CreditAccountRepository, 'find'>): CreditBalance => ({
  balanceOf: async (tenantId, customerId, at) => {
    const account = await accounts.find(accountIdOf(customerId));
    return account?.tenantId === tenantId ? creditBalance(account, at) : 0n;
  },
});
