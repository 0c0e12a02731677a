import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type BotAction, readAction, writeAction } from './bot-action.ts';

/** After an hour a button does nothing but say that it is too old. */
const buttonLivesMs = 3_600_000;
/** 66 bits: who guesses must do so through Telegram, a few times a second. */
const macLetters = 11;
const nameLetters = 8;

/** `old` and `forged`: what it asks for must not be done. */
type Unsealed = BotAction | 'old' | 'forged';

/** Signs what buttons bring back. Apps may send anything, so only what we have signed for this chat counts, for an hour. */
export type ButtonSeal = Readonly<{
  /** At most 64 bytes, as Telegram wants it. */
  seal(action: BotAction, chatId: string, now: Date): string;
  open(data: string, chatId: string, now: Date): Unsealed;
}>;

/** `secret`: known to nobody else; with another one all buttons are forged. */
export const buttonSeal = (secret: string): ButtonSeal => {
  const key = createHash('sha256').update(`kassa telegram buttons v1 ${secret}`).digest();
  const macOf = (text: string, chatId: string): Buffer =>
    Buffer.from(
      createHmac('sha256', key).update(`${chatId} ${text}`).digest('base64url').slice(0, macLetters),
    );
  return {
    seal: (action, chatId, now) => {
      const text = `${writeAction(action)}.${now.getTime().toString(36)}`;
      return `${text}.${macOf(text, chatId).toString()}`;
    },
    open: (data, chatId, now) => {
      const dot = data.lastIndexOf('.');
      const text = data.slice(0, dot);
      const mac = Buffer.from(data.slice(dot + 1));
      const expected = macOf(text, chatId);
      if (dot < 0 || mac.length !== expected.length || !timingSafeEqual(mac, expected)) return 'forged';
      const time = text.lastIndexOf('.');
      const age = now.getTime() - Number.parseInt(text.slice(time + 1), 36);
      if (age > buttonLivesMs) return 'old';
      return readAction(text.slice(0, time)) ?? 'forged';
    },
  };
};

/** A name of 48 bits for something whose own is too long for a button. */
export const shortName = (...what: readonly unknown[]): string =>
  createHash('sha256').update(what.map(String).join(' ')).digest('base64url').slice(0, nameLetters);
