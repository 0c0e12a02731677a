import { GrammyError, HttpError, InlineKeyboard } from 'grammy';
import { openTelegram, type OpenTelegram } from './open-telegram.ts';

let telegram: OpenTelegram;
beforeAll(async () => void (telegram = await openTelegram()));
afterEach(() => telegram.control('DELETE', '/faults'));
afterAll(() => telegram.close());

const refusal = async (call: Promise<unknown>): Promise<GrammyError> => {
  const failure: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof GrammyError) return failure;
  throw new Error(`not refused by Telegram: ${String(failure)}`);
};

describe('the Bot API', () => {
  it('knows its bot, and nobody by a wrong token', async () => {
    expect(await telegram.api.getMe()).toMatchObject({ is_bot: true, username: 'kassa_sandbox_bot' });
    const { error_code, description } = await refusal(telegram.apiWith('7000000001:wrong').getMe());
    expect([error_code, description]).toEqual([401, 'Unauthorized']);
  });

  it('answers what is not there with 404', async () => {
    for (const path of ['/', '/bot1:x', '/other/path'])
      expect((await fetch(`${telegram.url}${path}`)).status).toBe(404);
  });

  it('sends to those who have written, and refuses strangers', async () => {
    expect(await refusal(telegram.api.sendMessage(900, 'hello'))).toMatchObject({
      error_code: 400,
      description: 'Bad Request: chat not found',
    });
    await telegram.write(900, 'hi', { firstName: 'Ann', username: 'ann', languageCode: 'uz' });
    const sent = await telegram.api.sendMessage(900, 'hello <b>&amp; welcome</b>', { parse_mode: 'HTML' });
    expect(sent).toMatchObject({
      chat: { id: 900, first_name: 'Ann', type: 'private' },
      text: 'hello & welcome',
      entities: [{ type: 'bold', offset: 6, length: 9 }],
    });
    expect(await telegram.said(900)).toMatchObject([
      { messageId: sent.message_id, text: 'hello & welcome', buttons: [], edited: false },
    ]);
  });

  it.each([
    ['an empty text', '  ', {}, 'message text is empty'],
    ['a text of more than 4096 characters', 'x'.repeat(4_097), {}, 'message is too long'],
    ['a tag it does not know', '<blink>x</blink>', { parse_mode: 'HTML' }, 'Unsupported start tag "blink"'],
    ['a tag that is not closed', '<b>x', { parse_mode: 'HTML' }, "Can't find end tag"],
    [
      'data of more than 64 bytes',
      'x',
      { reply_markup: new InlineKeyboard().text('press', 'x'.repeat(65)) },
      'BUTTON_DATA_INVALID',
    ],
  ] as const)('refuses %s', async (_what, text, more, words) => {
    await telegram.write(901, 'hi');
    const { error_code, description } = await refusal(telegram.api.sendMessage(901, text, more));
    expect(error_code).toBe(400);
    expect(description).toContain(words);
  });

  it('edits a message and its buttons, but not into what it is already', async () => {
    await telegram.write(902, 'hi');
    const keyboard = new InlineKeyboard().text('yes', 'y').row().url('pay', 'https://pay.example/1');
    const { message_id } = await telegram.api.sendMessage(902, 'sure?', { reply_markup: keyboard });
    expect(await telegram.said(902)).toMatchObject([
      { buttons: [[{ text: 'yes', data: 'y' }], [{ text: 'pay', url: 'https://pay.example/1' }]] },
    ]);
    await telegram.api.editMessageReplyMarkup(902, message_id);
    await telegram.api.editMessageText(902, message_id, 'done');
    expect(await telegram.said(902)).toMatchObject([{ text: 'done', buttons: [], edited: true }]);
    const again = await refusal(telegram.api.editMessageText(902, message_id, 'done'));
    expect(again.description).toContain('message is not modified');
    const other = await refusal(telegram.api.editMessageText(902, message_id + 1, 'x'));
    expect(other.description).toBe('Bad Request: message to edit not found');
  });

  it('keeps the menu of commands by language', async () => {
    await telegram.api.setMyCommands([{ command: 'help', description: 'Help' }]);
    await telegram.api.setMyCommands([{ command: 'help', description: 'Помощь' }], { language_code: 'ru' });
    expect(await telegram.api.getMyCommands({ language_code: 'ru' })).toMatchObject([
      { description: 'Помощь' },
    ]);
    expect(await telegram.api.getMyCommands()).toMatchObject([{ description: 'Help' }]);
    const wrong = await refusal(telegram.api.setMyCommands([{ command: 'Not OK', description: 'x' }]));
    expect(wrong.description).toBe('Bad Request: BOT_COMMAND_INVALID');
  });

  it('refuses a bot that was blocked, until the person writes again', async () => {
    await telegram.write(903, 'hi');
    await telegram.control('POST', '/telegram/block', { chatId: 903 });
    const blocked = await refusal(telegram.api.sendMessage(903, 'hello'));
    expect([blocked.error_code, blocked.description]).toEqual([
      403,
      'Forbidden: bot was blocked by the user',
    ]);
    await telegram.write(903, 'hi again');
    await expect(telegram.api.sendMessage(903, 'hello')).resolves.toMatchObject({ text: 'hello' });
  });

  it('can be made to misbehave', async () => {
    await telegram.write(904, 'hi');
    const fault = (mode: string, latencyMs?: number) =>
      telegram.control('POST', '/faults', {
        provider: 'telegram',
        operation: 'sendMessage',
        mode,
        times: 1,
        ...(latencyMs !== undefined && { latencyMs }),
      });
    await fault('rate-limit', 3_000);
    expect(await refusal(telegram.api.sendMessage(904, 'one'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    });
    await fault('error-500');
    expect(await refusal(telegram.api.sendMessage(904, 'two'))).toMatchObject({ error_code: 500 });
    for (const [mode, text] of [
      ['reset', 'three'],
      ['reset-after', 'four'],
      ['garbage', 'five'],
    ] as const) {
      await fault(mode);
      await expect(telegram.api.sendMessage(904, text)).rejects.toBeInstanceOf(HttpError);
    }
    expect((await telegram.said(904)).map(({ text }) => text)).toEqual(['four', 'five']);
  });
});
