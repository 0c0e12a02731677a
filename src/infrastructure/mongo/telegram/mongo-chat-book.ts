import { type Acceptance, type ChatBook } from '#application/telegram/ports/chat-book';
import { KeyTaken } from '#application/shared/key-taken';
import { type LinkedChat } from '#domain/telegram/linked-chat';
import { type Mongo } from '../connection.ts';
import { findTogether } from '../find-together.ts';
import { translated } from '../mongo-failures.ts';
import { chatCollection, type ChatDocument } from './chat.document.ts';

/** A chat that others are linking elsewhere at the same moment may have to be let go more than once. */
const triesMax = 5;

export const mongoChatBook = ({ mongo }: { mongo: Mongo }): ChatBook => {
  const chats = mongo.db.collection<ChatDocument>(chatCollection);
  const byCustomer = findTogether(chats);
  const letGo = { $unset: { chatId: '', linkedAt: '', taken: '' } } as const;

  const removeChat = async (chatId: string): Promise<boolean> =>
    (await translated(chats.updateOne({ chatId }, letGo))).modifiedCount > 0;

  const link = async ({ codeHash, chatId, updateId, at }: Acceptance) => {
    const accepted = await translated(
      chats.findOneAndUpdate(
        { 'offer.codeHash': codeHash, 'offer.expiresAt': { $gt: at } },
        { $set: { chatId, linkedAt: at, taken: { codeHash, updateId } }, $unset: { offer: '' } },
        { returnDocument: 'after' },
      ),
    );
    return linkedChat(accepted);
  };
  const linkedBefore = async ({ codeHash, chatId, updateId }: Acceptance) => {
    const known = await translated(chats.findOne({ chatId }));
    const isThisOne = known?.taken?.codeHash === codeHash && known.taken.updateId === updateId;
    return isThisOne ? linkedChat(known) : undefined;
  };

  return {
    offer: async ({ tenantId, customerId, ownerId }, offer) => {
      await translated(
        chats.updateOne({ _id: customerId }, { $set: { tenantId, ownerId, offer } }, { upsert: true }),
      );
    },
    accept: async (acceptance) => {
      for (let tries = 0; tries < triesMax; tries += 1) {
        try {
          return (await link(acceptance)) ?? (await linkedBefore(acceptance));
        } catch (failure) {
          if (!(failure instanceof KeyTaken)) throw failure;
          // The offer is good, but the chat is still somebody else's. If we die here, the message comes again.
          await removeChat(acceptance.chatId);
        }
      }
      return undefined;
    },
    findByChat: async (chatId) => linkedChat(await translated(chats.findOne({ chatId }))),
    findByCustomer: async (tenantId, customerId) => {
      const found = await byCustomer(customerId);
      return found?.tenantId === tenantId ? linkedChat(found) : undefined;
    },
    removeChat,
    removeCustomer: async (tenantId, customerId) => {
      const before = await translated(
        chats.findOneAndUpdate({ _id: customerId, tenantId }, { $unset: { ...letGo.$unset, offer: '' } }),
      );
      return before?.chatId !== undefined;
    },
  };
};

const linkedChat = (document: ChatDocument | null): LinkedChat | undefined => {
  if (document?.chatId === undefined || document.linkedAt === undefined) return undefined;
  const { _id, tenantId, ownerId, chatId, linkedAt } = document;
  return { chatId, tenantId, customerId: _id, ownerId, linkedAt };
};
