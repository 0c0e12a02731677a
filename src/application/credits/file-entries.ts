import { type CreditAccount } from '#domain/credits/credit-account';
import { type CreditsPorts } from './credits-ports.ts';

/**
 * Puts the entries that an account still carries into its history, then takes them off the account. Done twice, or by two at
 * once, it leaves each entry there once; what a crash has left the sweep finds.
 */
export const fileEntries = async (
  { accounts, history }: Pick<CreditsPorts, 'accounts' | 'history'>,
  account: CreditAccount,
): Promise<void> => {
  const { id, unfiled } = account;
  if (unfiled.length === 0) return;
  await history.file(account, unfiled);
  await accounts.dropUnfiled(
    id,
    unfiled.map(({ number }) => number),
  );
};
