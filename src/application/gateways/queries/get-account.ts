import { type GatewayAccount } from '#domain/gateways/gateway-account';
import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type AccountHealth, healthOf } from '../account-health.ts';
import { findOwn } from '../find-own.ts';
import { gatewayAccountView, type GatewayAccountView } from '../gateway-account-view.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';

/** An account, and how it does. */
export type ExaminedAccount = GatewayAccountView & Readonly<{ health: AccountHealth }>;

export const getAccount =
  (ports: GatewaysPorts) =>
  async (tenantId: TenantId, id: GatewayAccountId): Promise<Result<ExaminedAccount, NotFound>> => {
    const account = await findOwn(ports.accounts, tenantId, id);
    const [examined] = account ? await examine(ports, [account]) : [];
    return examined ? ok(examined) : err(notFound);
  };

/** A tenant's own accounts, disabled ones included. */
export const listAccounts =
  (ports: GatewaysPorts) =>
  async (tenantId: TenantId, page: PageRequest): Promise<Page<ExaminedAccount>> => {
    const { data, nextCursor } = await ports.accounts.list(tenantId, page);
    return { data: await examine(ports, data), nextCursor };
  };

const examine = async (
  ports: GatewaysPorts,
  accounts: readonly GatewayAccount[],
): Promise<readonly ExaminedAccount[]> => {
  const view = gatewayAccountView(ports);
  const healths = await healthOf(ports)(accounts.map(({ id }) => id));
  return accounts.flatMap((account, place) => {
    const health = healths[place];
    return health ? [{ ...view(account), health }] : [];
  });
};
