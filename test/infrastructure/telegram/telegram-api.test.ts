import { rememberedMe, telegramApi } from '#infrastructure/telegram/telegram-api';
import { sandboxTelegramBot } from '#sandbox/telegram/telegram-settings';
import { openTelegram, type OpenTelegram } from '#test/sandbox/telegram/open-telegram';

let telegram: OpenTelegram;
beforeAll(async () => void (telegram = await openTelegram()));
afterAll(() => telegram.close());

describe('who the bot is', () => {
  const meOf = (token: string) =>
    rememberedMe(telegramApi({ token, apiBase: telegram.url, timeoutSeconds: 5 }));
  const fault = (times: number) =>
    telegram.control('POST', '/faults', { provider: 'telegram', operation: 'getMe', mode: 'reset', times });

  it('is asked until Telegram answers, and then remembered', async () => {
    const me = meOf(sandboxTelegramBot.token);
    await fault(1);
    expect(await me()).toBeUndefined();
    expect(await me()).toMatchObject({ username: 'kassa_sandbox_bot' });
    await fault(1);
    expect(await me()).toMatchObject({ username: 'kassa_sandbox_bot' });
    await telegram.control('DELETE', '/faults');
  });

  it('stays unknown with a wrong token', async () => {
    expect(await meOf('7000000001:not-the-token-of-the-bot')()).toBeUndefined();
  });
});
