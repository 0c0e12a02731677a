import { type ChosenVault, type VaultChoiceRefusal, type Vaults } from '#application/customers/contract';
import { type TenantId } from '#domain/shared/ids';
import { type MethodType } from '#domain/shared/method-type';
import { err, ok, type Result } from '#domain/shared/result';
import { type AccountBook } from './account-book.ts';
import { type KnownAccount } from './known-account.ts';

type Book = Pick<AccountBook, 'find' | 'usableBy'>;
type Keeper = KnownAccount & Readonly<{ kept: ChosenVault }>;

/** The vaults behind the accounts of the book. */
export const vaultsOf = (book: Book): Vaults => {
  const keepersOf = async (tenantId: TenantId): Promise<readonly Keeper[]> =>
    (await book.usableBy(tenantId)).flatMap(keeper);
  return {
    of: async (account) => (await book.find(account))?.open.vault,
    choose: async ({ tenantId, gateway, type }) => choose(await book.usableBy(tenantId), gateway, type),
    withPortal: async (tenantId) =>
      (await keepersOf(tenantId))
        .filter(({ kept }) => kept.vault.portal !== undefined)
        .map(({ kept }) => kept),
  };
};

const keeper = (account: KnownAccount): readonly Keeper[] => {
  const { id, provider, open } = account;
  return open.vault ? [{ ...account, kept: { account: id, gateway: provider, vault: open.vault } }] : [];
};

const choose = (
  usable: readonly KnownAccount[],
  gateway: string | undefined,
  type: MethodType,
): Result<ChosenVault, VaultChoiceRefusal> => {
  const known = [...new Set(usable.map(({ provider }) => provider))];
  const named = usable.filter(({ provider }) => gateway === undefined || provider === gateway);
  if (named.length === 0) return err({ code: 'gateway-unknown', gateway: gateway ?? '', known });
  const able = usable.flatMap(keeper).filter(({ open: { gateway: at } }) => {
    const { savesMethods, tokens } = at.capabilities;
    return savesMethods && tokens.includes(type);
  });
  const chosen = able.find(({ provider }) => gateway === undefined || provider === gateway);
  const gateways = [...new Set(able.map(({ provider }) => provider))];
  return chosen ? ok(chosen.kept) : err({ code: 'saving-not-supported', type, gateways });
};
