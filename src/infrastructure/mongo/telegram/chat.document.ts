import { type IndexDescription } from 'mongodb';
import { type CustomerId, type TenantId } from '#domain/shared/ids';
import { type LinkOffer } from '#domain/telegram/linked-chat';
import { whereText } from '../payments/common-indexes.ts';

export const chatCollection = 'telegram_chats';

/** One for each customer who has asked for a link. `taken`: by which message of the chat it was linked. */
export type ChatDocument = Readonly<{
  _id: CustomerId;
  tenantId: TenantId;
  ownerId: string;
  offer?: LinkOffer;
  chatId?: string;
  linkedAt?: Date;
  taken?: Readonly<{ codeHash: string; updateId: number }>;
}>;

export const chatIndexes: IndexDescription[] = [
  { name: 'chat', key: { chatId: 1 }, unique: true, ...whereText('chatId') },
  {
    name: 'offer',
    key: { 'offer.codeHash': 1 },
    unique: true,
    ...whereText('offer.codeHash'),
  },
];
