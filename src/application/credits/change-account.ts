import { accountIdOf, type CreditAccount, emptyAccount } from '#domain/credits/credit-account';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type Told } from '../shared/enveloped.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { type CreditsPorts } from './credits-ports.ts';
import { fileEntries } from './file-entries.ts';
import { accountEvents } from './publish.ts';

/** Rivals of this process wait their turn; of other processes' one wins each round, and there are never so many of those. */
const attemptsMax = 200;

export type AccountPorts = Pick<
  CreditsPorts,
  'accounts' | 'history' | 'inTurn' | 'outbox' | 'heard' | 'clock'
>;
/** What becomes of an account, with its entries numbered, and what is told of that. */
export type AccountChange = Readonly<{ account: CreditAccount; told: readonly Told[] }>;

/**
 * Loads an account, lets `change` decide, saves what comes of it and files its entries. Undefined: nothing is to be changed.
 * `change` may be called again when somebody else saved first.
 */
export const changeAccount = async (
  ports: AccountPorts,
  { tenantId, customerId }: Readonly<{ tenantId: TenantId; customerId: CustomerId }>,
  change: (
    account: CreditAccount,
    at: Date,
  ) => AccountChange | undefined | Promise<AccountChange | undefined>,
): Promise<void> => {
  const id = accountIdOf(customerId);
  const attempt = async (): Promise<CreditAccount | undefined> => {
    const at = ports.clock.now();
    const account = (await ports.accounts.find(id)) ?? emptyAccount(tenantId, customerId, at);
    if (account.tenantId !== tenantId) throw new Error(`${id} is not of tenant ${tenantId}`);
    const changed = await change(account, at);
    return changed && keepAccount(ports, changed);
  };
  await ports.inTurn(id, async () => {
    const changed = await retryOnConflict(attempt, attemptsMax);
    // Before the next one's turn, who would else file them too.
    if (changed) await fileEntries(ports, changed);
  });
};

const keepAccount = async (
  { accounts, outbox, heard }: AccountPorts,
  { account, told }: AccountChange,
): Promise<CreditAccount> => {
  const events = accountEvents(account, told).filter(({ type }) => heard.has(type));
  const saved = await accounts.save(account, events);
  outbox.handOver(events);
  return saved;
};
