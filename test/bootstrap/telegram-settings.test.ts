import { readConfig } from '#bootstrap/config';
import { anEnvironment } from '#test/support/a-config';

const reading = (changes: Record<string, string>) => () => readConfig({ ...anEnvironment(), ...changes });
const token = '123456:ABC-DEF_ghijklmnopqrstuvwxyz';

describe('the bot that the environment names', () => {
  it('is none, unless a token is given', () => {
    const { TELEGRAM_MODE, TELEGRAM_BOT_TOKEN } = reading({})();
    expect([TELEGRAM_MODE, TELEGRAM_BOT_TOKEN]).toEqual(['off', undefined]);
    expect(reading({ TELEGRAM_BOT_TOKEN: token })()).toMatchObject({ TELEGRAM_BOT_TOKEN: token });
  });

  it.each([
    [{ TELEGRAM_MODE: 'polling' }, 'TELEGRAM_BOT_TOKEN is missing: TELEGRAM_MODE needs it beside'],
    [
      { TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: token },
      'TELEGRAM_WEBHOOK_SECRET is missing: TELEGRAM_MODE needs it beside',
    ],
    [{ TELEGRAM_BOT_TOKEN: 'secret' }, 'TELEGRAM_BOT_TOKEN must be a token of BotFather'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'short' }, 'TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters'],
  ])('refuses %o', (changes: Record<string, string>, words) => {
    expect(reading(changes)).toThrow(words);
  });
});
