import { accountIdOf, type CreditAccount, emptyAccount } from '#domain/credits/credit-account';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type Told } from '../shared/enveloped.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type CreditsPorts } from './credits-ports.ts';
import { fileEntries } from './file-entries.ts';
import { accountEvents } from './publish.ts';

/** An account is one document, and a crowd may use it at the same time; one of them wins each round. */
const attemptsMax = 200;

export type AccountPorts = Pick<CreditsPorts, 'accounts' | 'history' | 'outbox' | 'heard' | 'clock'>;
/** What becomes of an account, with its entries numbered, and what is told of that. */
export type AccountChange = Readonly<{ account: CreditAccount; told: readonly Told[] }>;

/**
 * Loads an account, lets `change` decide, saves what comes of it and files its entries. Undefined: nothing is to be changed.
 * `change` may be called again when somebody else saved first. Gives the account as it is then.
 */
export const changeAccount = (
  ports: AccountPorts,
  { tenantId, customerId }: Readonly<{ tenantId: TenantId; customerId: CustomerId }>,
  change: (account: CreditAccount, at: Date) => AccountChange | undefined | Promise<AccountChange | undefined>,
): Promise<CreditAccount> =>
  retryOnConflict(async () => {
    const at = ports.clock.now();
    const account =
      (await ports.accounts.find(accountIdOf(customerId))) ?? emptyAccount(tenantId, customerId, at);
    if (account.tenantId !== tenantId) throw new Error(`${account.id} is not of tenant ${tenantId}`);
    const changed = await change(account, at);
    return changed ? keepAccount(ports, changed) : account;
  }, attemptsMax);

/** Saves an account with what is told of it, and files its entries. Throws ConcurrencyConflict when someone saved first. */
export const keepAccount = async (
  ports: Omit<AccountPorts, 'clock'>,
  { account, told }: AccountChange,
): Promise<CreditAccount> => {
  const events = accountEvents(account, told).filter(({ type }) => ports.heard.has(type));
  const saved = await ports.accounts.save(account, events);
  ports.outbox.handOver(events);
  await fileEntries(ports, saved);
  return saved;
};
