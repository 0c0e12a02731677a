import { accountIdOf, creditBalance, emptyAccount } from '#domain/credits/credit-account';
import { type ExpiringCredits, expiringCredits } from '#domain/credits/credit-expiry';
import { type CustomerId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type CreditsPorts } from '../credits-ports.ts';

export type BalanceView = Readonly<{
  /** Null: the caller is no customer yet. */
  customerId: CustomerId | null;
  balance: bigint;
  expiring: readonly ExpiringCredits[];
}>;

/** What a customer can use now, and what of it runs out when. */
export const getBalance =
  ({ accounts, buyers, clock }: Pick<CreditsPorts, 'accounts' | 'buyers' | 'clock'>) =>
  async (actor: Actor, customerId: CustomerId | undefined): Promise<Result<BalanceView, NotFound>> => {
    const whose = await whoseCredits({ buyers }, actor, customerId);
    if (!whose.ok) return whose;
    if (whose.value === null) return ok({ customerId: null, balance: 0n, expiring: [] });
    const at = clock.now();
    const known = await accounts.find(accountIdOf(whose.value));
    const account = known ?? emptyAccount(actor.tenantId, whose.value, at);
    return ok({
      customerId: whose.value,
      balance: creditBalance(account, at),
      expiring: expiringCredits(account, at),
    });
  };

/** The customer that is asked about; null for a caller who is none yet. What may not be seen does not exist. */
export const whoseCredits = async (
  { buyers }: Pick<CreditsPorts, 'buyers'>,
  actor: Actor,
  customerId: CustomerId | undefined,
): Promise<Result<CustomerId | null, NotFound>> => {
  const buyer = await buyers.known(actor, customerId);
  if (buyer) return ok(buyer.customerId);
  return customerId === undefined ? ok(null) : err(notFound);
};
