import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { findOwn } from '../find-own.ts';
import { gatewayAccountView, type GatewayAccountView } from '../gateway-account-view.ts';
import { type GatewaysPorts } from '../gateways-ports.ts';

export const getAccount =
  (ports: GatewaysPorts) =>
  async (tenantId: TenantId, id: GatewayAccountId): Promise<Result<GatewayAccountView, NotFound>> => {
    const account = await findOwn(ports.accounts, tenantId, id);
    return account ? ok(gatewayAccountView(ports)(account)) : err(notFound);
  };

/** A tenant's own accounts, disabled ones included. */
export const listAccounts =
  (ports: GatewaysPorts) =>
  async (tenantId: TenantId, page: PageRequest): Promise<Page<GatewayAccountView>> => {
    const { data, nextCursor } = await ports.accounts.list(tenantId, page);
    return { data: data.map(gatewayAccountView(ports)), nextCursor };
  };
