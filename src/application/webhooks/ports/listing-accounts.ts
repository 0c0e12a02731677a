import { type GatewayAccountId, type TenantId } from '#domain/shared/ids';
import { type EventList } from './event-list.ts';

/** `createdAt` is null where nobody knows since when the account is ours. */
export type AccountOutline = Readonly<{
  id: GatewayAccountId;
  tenantId: TenantId | null;
  provider: string;
  createdAt: Date | null;
}>;
export type ListingAccount = Readonly<{
  tenantId: TenantId | null;
  provider: string;
  /** `events` is absent where the provider keeps no list. */
  open: Readonly<{ events?: EventList }>;
}>;

/** The accounts at providers, for whoever walks their lists of events. Answered by the gateways module. */
export interface ListingAccounts {
  /** Every account there is, in pages, those that are disabled too. */
  all(): AsyncIterable<readonly AccountOutline[]>;
  /** May throw when the account can't be opened. */
  find(id: GatewayAccountId): Promise<ListingAccount | undefined>;
}
