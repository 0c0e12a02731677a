import { type CustomerId, type TenantId } from '../shared/ids.ts';

/** A Telegram chat that belongs to a customer, and to no other. */
export type LinkedChat = Readonly<{
  /** As Telegram numbers it. */
  chatId: string;
  tenantId: TenantId;
  customerId: CustomerId;
  /** The subject that sees what belongs to this customer as theirs. */
  ownerId: string;
  linkedAt: Date;
}>;

/** What is kept of a one-time code: from its hash it can't be found out. */
export type LinkOffer = Readonly<{ codeHash: string; expiresAt: Date }>;

/** How long a link waits to be followed. */
export const offerMs = 15 * 60_000;
