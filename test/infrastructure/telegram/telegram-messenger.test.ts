import { type Content } from '#domain/notifications/content';
import { telegramApi } from '#infrastructure/telegram/telegram-api';
import { telegramMessenger } from '#infrastructure/telegram/telegram-messenger';
import { sandboxTelegramBot } from '#sandbox/telegram/telegram-settings';
import { openTelegram, type OpenTelegram } from '#test/sandbox/telegram/open-telegram';

const content: Content = {
  subject: 'Payment received <1>',
  greeting: 'Hello Ann & Co,',
  paragraphs: ['We got $9.99.', 'Thank you.'],
  button: { label: 'Your invoice', url: 'https://pay.example/i/1' },
  footer: 'You get this because you are a customer.',
};

let telegram: OpenTelegram;
let now = new Date('2031-05-01T00:00:00.000Z');
const letGo: string[] = [];
const messengerWith = (token: string = sandboxTelegramBot.token, timeoutSeconds = 5) =>
  telegramMessenger({
    api: telegramApi({ token, apiBase: telegram.url, timeoutSeconds }),
    sendMsMax: timeoutSeconds * 1_000,
    clock: { now: () => now },
    letGo: async (chatId) => letGo.push(chatId),
  });
const message = (recipient: string, changes: Partial<Content> = {}) =>
  ({ id: 'msg_1', recipient, locale: 'en', content: { ...content, ...changes } }) as const;
const fault = (mode: string, latencyMs?: number) =>
  telegram.control('POST', '/faults', {
    ...{ provider: 'telegram', operation: 'sendMessage', mode, times: 1 },
    ...(latencyMs !== undefined && { latencyMs }),
  });

beforeAll(async () => void (telegram = await openTelegram()));
afterEach(() => telegram.control('DELETE', '/faults'));
afterAll(() => telegram.close());

describe('messages in Telegram', () => {
  it('are plain text under a bold first line, with a button', async () => {
    await telegram.write(1, 'hi');
    const sent = await messengerWith().send(message('1'));
    const [shown] = await telegram.said(1);
    expect(sent).toEqual({ kind: 'sent', providerId: String(shown!.messageId) });
    expect(shown).toMatchObject({
      text: 'Payment received <1>\n\nHello Ann & Co,\n\nWe got $9.99.\n\nThank you.\n\nYou get this because you are a customer.',
      buttons: [[{ text: 'Your invoice', url: 'https://pay.example/i/1' }]],
    });
  });

  it('are cut where Telegram would refuse them', async () => {
    await telegram.write(2, 'hi');
    const long = message('2', { paragraphs: ['x'.repeat(5_000)], button: null });
    expect(await messengerWith().send(long)).toMatchObject({ kind: 'sent' });
    expect((await telegram.said(2))[0]!.text).toHaveLength(4_096);
  });

  it('are refused for good by who has blocked the bot, whose chat is let go', async () => {
    await telegram.write(3, 'hi');
    await telegram.control('POST', '/telegram/block', { chatId: 3 });
    expect(await messengerWith().send(message('3'))).toEqual({
      kind: 'refused',
      why: 'Forbidden: bot was blocked by the user',
    });
    expect(letGo).toEqual(['3']);
  });

  it('are refused by a chat that there is not', async () => {
    expect(await messengerWith().send(message('404'))).toMatchObject({ kind: 'refused' });
  });

  it('wait as long as Telegram asks, without asking it again', async () => {
    await telegram.write(4, 'hi');
    const messenger = messengerWith();
    await fault('rate-limit', 3_000);
    expect(await messenger.send(message('4'))).toMatchObject({ kind: 'unavailable' });
    now = new Date(now.getTime() + 2_999);
    expect(await messenger.send(message('4'))).toMatchObject({ kind: 'unavailable' });
    now = new Date(now.getTime() + 1);
    expect(await messenger.send(message('4'))).toMatchObject({ kind: 'sent' });
    expect(await telegram.said(4)).toHaveLength(1);
  });

  it.each(['error-500', 'reset', 'reset-after', 'garbage', 'timeout-before'])(
    'may be tried again after %s, and the token stays unsaid',
    async (mode) => {
      await telegram.write(5, 'hi');
      await fault(mode);
      const delivery = await messengerWith(undefined, 0.3).send(message('5'));
      expect(delivery).toMatchObject({ kind: 'unavailable' });
      expect(JSON.stringify(delivery)).not.toContain(sandboxTelegramBot.token);
    },
  );

  it('may be tried again when our token is wrong', async () => {
    await telegram.write(6, 'hi');
    const wrong = messengerWith('7000000001:not-the-token-of-the-bot');
    expect(await wrong.send(message('6'))).toMatchObject({ kind: 'unavailable' });
  });
});
