import { Bot, GrammyError, InlineKeyboard } from 'grammy';
import { eventually } from '#test/support/eventually';
import { sandboxTelegramBot } from '#sandbox/telegram/telegram-settings';
import { openTelegram, type OpenTelegram } from './open-telegram.ts';

let telegram: OpenTelegram;
beforeEach(async () => void (telegram = await openTelegram()));
afterEach(() => telegram.close());

const textsHeard = () => telegram.arrived.map(({ update }) => update.message?.text);

describe('updates by long polling', () => {
  it('stay until a higher offset is asked for', async () => {
    const { api } = telegram;
    await telegram.write(1, 'one');
    await telegram.write(2, 'two');
    const both = await api.getUpdates();
    expect(both.map(({ message }) => message?.text)).toEqual(['one', 'two']);
    expect(await api.getUpdates()).toEqual(both);
    expect(await api.getUpdates({ limit: 1 })).toHaveLength(1);
    expect(await api.getUpdates({ offset: both[0]!.update_id + 1 })).toEqual([both[1]]);
    expect(await api.getUpdates({ offset: both[1]!.update_id + 1 })).toEqual([]);
  });

  it('give the last ones only for a negative offset, and forget the rest', async () => {
    for (const text of ['one', 'two', 'three']) await telegram.write(1, text);
    const last = await telegram.api.getUpdates({ offset: -1 });
    expect(last.map(({ message }) => message?.text)).toEqual(['three']);
    expect(await telegram.api.getUpdates()).toEqual(last);
  });

  it('wait for something to happen, for one caller at a time', async () => {
    const first = telegram.api.getUpdates({ timeout: 20 }).catch((error: unknown) => error);
    const second = eventually('the first is sent away', async () => {
      const given = await telegram.api.getUpdates({ timeout: 1 });
      return given.length > 0 && given;
    });
    const refused = await first;
    expect(refused).toBeInstanceOf(GrammyError);
    expect((refused as GrammyError).error_code).toBe(409);
    await telegram.write(5, 'here');
    expect(await second).toMatchObject([{ message: { text: 'here', chat: { id: 5 } } }]);
  });

  it('lead a bot of the official package through a talk', async () => {
    const bot = new Bot(sandboxTelegramBot.token, { client: { apiRoot: telegram.url } });
    bot.command('start', (context) =>
      context.reply(`code ${context.match}`, { reply_markup: new InlineKeyboard().text('go', 'go:1') }),
    );
    bot.callbackQuery('go:1', async (context) => {
      await context.answerCallbackQuery('gone');
      await context.editMessageText('went');
    });
    const running = bot.start();
    await telegram.write(7, '/start abc');
    const [first] = await eventually('it answers', async () => {
      const said = await telegram.said(7);
      return said.length > 0 && said;
    });
    expect(first).toMatchObject({ text: 'code abc', buttons: [[{ text: 'go', data: 'go:1' }]] });
    expect(await telegram.press(7, first!.messageId, 'go:2')).toBe(409);
    expect(await telegram.press(7, first!.messageId, 'go:1')).toBe(200);
    await eventually('the message is another', async () => (await telegram.said(7))[0]!.edited);
    const { body } = await telegram.control<object[]>('GET', '/telegram/answers');
    expect(body).toMatchObject([{ chatId: 7, data: 'go:1', answer: { text: 'gone', showAlert: false } }]);
    await bot.stop();
    await running;
  });
});

describe('updates by webhook', () => {
  const secret = 'a-secret_1';

  it('carry the secret, of each chat in order, and come again until they are taken', async () => {
    telegram.answer.with = (count) => (count < 2 ? 500 : 200);
    await telegram.api.setWebhook(telegram.hook, { secret_token: secret });
    await telegram.write(1, 'one');
    await telegram.write(1, 'two');
    await eventually('both came', () => textsHeard().includes('two'));
    expect(textsHeard()).toEqual(['one', 'one', 'one', 'two']);
    expect(telegram.arrived.map(({ headers }) => headers['x-telegram-bot-api-secret-token'])).toEqual(
      telegram.arrived.map(() => secret),
    );
    await eventually(
      'nothing waits',
      async () => (await telegram.api.getWebhookInfo()).pending_update_count === 0,
    );
    expect(await telegram.api.getWebhookInfo()).toMatchObject({
      url: telegram.hook,
      last_error_message: 'Wrong response from the webhook: 500',
    });
  });

  it('exclude polling, and wait where there is no webhook any more', async () => {
    await telegram.api.setWebhook(telegram.hook);
    await expect(telegram.api.getUpdates()).rejects.toMatchObject({ error_code: 409 });
    await telegram.api.deleteWebhook();
    await telegram.write(1, 'later');
    expect(await telegram.api.getUpdates()).toHaveLength(1);
    await telegram.api.setWebhook(telegram.hook, { drop_pending_updates: true });
    await telegram.write(1, 'now');
    await eventually('the new one came', () => textsHeard().length > 0);
    expect(textsHeard()).toEqual(['now']);
  });

  it('are of the kinds that were asked for; blocking the bot is one', async () => {
    await telegram.api.setWebhook(telegram.hook, { allowed_updates: ['my_chat_member'] });
    await telegram.write(3, 'not wanted');
    await telegram.control('POST', '/telegram/block', { chatId: 3 });
    await eventually('it is told', () => telegram.arrived.length > 0);
    expect(telegram.arrived.map(({ update }) => update.my_chat_member?.new_chat_member.status)).toEqual([
      'kicked',
    ]);
  });

  it('can be sent again, twice, or not at all', async () => {
    await telegram.api.setWebhook(telegram.hook);
    await telegram.control('POST', '/webhooks/policy', { provider: 'telegram', duplicate: 1 });
    await telegram.write(1, 'twice');
    await eventually('it came twice', () => telegram.arrived.length === 2);
    const eventId = String(telegram.arrived[0]!.update.update_id);
    await telegram.control('POST', '/webhooks/policy', { provider: 'telegram', drop: 1 });
    await telegram.write(1, 'never');
    await telegram.control('POST', '/webhooks/resend', { provider: 'telegram', eventId });
    expect(textsHeard()).toEqual(['twice', 'twice', 'twice']);
  });

  it('refuse an address or a secret that Telegram would not take', async () => {
    await expect(telegram.api.setWebhook('http://shop.example/hook')).rejects.toMatchObject({
      error_code: 400,
    });
    await expect(
      telegram.api.setWebhook(telegram.hook, { secret_token: 'not a secret!' }),
    ).rejects.toMatchObject({ description: 'Bad Request: secret token contains unallowed characters' });
  });
});
