import { type Api, GrammyError } from 'grammy';
import {
  type Delivery,
  type Messenger,
  type OutgoingMessage,
} from '#application/notifications/ports/messenger';
import { type Clock } from '#application/shared/ports/clock';
import { outgoingText } from './outgoing-text.ts';

type Needs = Readonly<{
  api: Api;
  /** How long one message may take, by the settings of the API client. */
  sendMsMax: number;
  /** Real time: Telegram's patience is not ours to move. */
  clock: Clock;
  /** Called when the person has blocked the bot. */
  letGo(chatId: string): Promise<unknown>;
}>;

/** Writes messages to chats. While Telegram has asked us to wait, it is not asked at all. */
export const telegramMessenger = ({ api, sendMsMax, clock, letGo }: Needs): Messenger => {
  let quietUntil = 0;

  const refused = async (chatId: string, failure: GrammyError): Promise<Delivery> => {
    const { error_code: code, description, parameters } = failure;
    if (code === 429) {
      const seconds = parameters.retry_after ?? 1;
      quietUntil = clock.now().getTime() + seconds * 1_000;
      return { kind: 'unavailable', why: `Telegram asks us to wait ${seconds} s` };
    }
    if (code === 403) {
      await letGo(chatId);
      return { kind: 'refused', why: description };
    }
    // A wrong token is our mistake, which somebody will put right, not the recipient's.
    if (code === 401 || code === 404 || code >= 500) return { kind: 'unavailable', why: description };
    return { kind: 'refused', why: description };
  };

  return {
    channel: 'telegram',
    sendMsMax,
    send: async ({ recipient, content }: OutgoingMessage): Promise<Delivery> => {
      if (clock.now().getTime() < quietUntil)
        return { kind: 'unavailable', why: 'Telegram has asked us to wait' };
      const { text, boldLength, button } = outgoingText(content);
      try {
        const sent = await api.sendMessage(recipient, text, {
          entities: boldLength === 0 ? [] : [{ type: 'bold', offset: 0, length: boldLength }],
          link_preview_options: { is_disabled: true },
          ...(button && {
            reply_markup: { inline_keyboard: [[{ text: button.label, url: button.url }]] },
          }),
        });
        return { kind: 'sent', providerId: String(sent.message_id) };
      } catch (failure) {
        if (failure instanceof GrammyError) return refused(recipient, failure);
        // The failure itself may hold the address, and that the token.
        return { kind: 'unavailable', why: 'Telegram does not answer' };
      }
    },
    close: () => undefined,
  };
};
