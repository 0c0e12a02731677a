import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type LinkedChat, type LinkOffer } from '#domain/telegram/linked-chat';

/** Whom an offer is made to. */
type Offered = Pick<LinkedChat, 'tenantId' | 'customerId' | 'ownerId'>;

/** A chat that shows a code. `updateId`: the message in which it did, so that the same one counts once. */
export type Acceptance = Readonly<{ codeHash: string; chatId: string; updateId: number; at: Date }>;

/** Which chat is whose. A customer has one chat at most, and a chat one customer. */
export interface ChatBook {
  /** Keeps an offer in the place of an earlier one of this customer. Their chat stays until the offer is accepted. */
  offer(to: Offered, offer: LinkOffer): Promise<void>;
  /**
   * Links the chat by an offer that has not expired, and ends the offer in the same write; whatever the chat or the
   * customer was linked to before is let go. Undefined when there is no such offer (any more), unless it was this very
   * message that took it.
   */
  accept(acceptance: Acceptance): Promise<LinkedChat | undefined>;
  findByChat(chatId: string): Promise<LinkedChat | undefined>;
  findByCustomer(tenantId: TenantId, customerId: CustomerId): Promise<LinkedChat | undefined>;
  /** Lets a chat go; false when it belonged to nobody. */
  removeChat(chatId: string): Promise<boolean>;
  /** Lets a customer's chat go, and any offer made to them; false when there was no chat. */
  removeCustomer(tenantId: TenantId, customerId: CustomerId): Promise<boolean>;
}
