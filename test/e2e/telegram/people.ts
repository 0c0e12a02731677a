import { registerWebhook } from '#interfaces/telegram/register-bot';
import { type ShownMessage } from '#sandbox/telegram/control/show-messages';
import { type Button } from '#sandbox/telegram/messages/keyboard';
import { eventually } from '#test/support/eventually';
import { customer } from '#test/support/client';
import { openWorld, type World } from '#test/support/world';

export const webhookSecret = 'a-secret-of-the-world';

/** A world in which Telegram sends what people write to Kassa's webhook. */
export const openTalkingWorld = async (): Promise<World> => {
  const world = await openWorld({
    webhooksTo: null,
    env: {
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: webhookSecret,
      PUBLIC_URL: 'https://pay.example',
    },
  });
  const url = `${world.url}/api/v1/telegram/webhook`;
  await registerWebhook(world.modules.telegramBot!.api, { url, secret: webhookSecret });
  await control(world, 'POST', '/webhooks/policy', { provider: 'telegram', retryGapsMs: [5] });
  return world;
};

export const control = async <T>(
  { sandbox }: World,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T> => {
  const response = await fetch(`${sandbox.controlUrl}${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer as T;
};

/** Waits until Kassa has taken everything that Telegram had for it. */
const settled = ({ modules }: World): Promise<unknown> =>
  eventually('every update is taken', async () => {
    const info = await modules.telegramBot!.api.getWebhookInfo();
    return info.pending_update_count === 0;
  });

let lastChat = 1_000;

/** A person with a chat of their own. */
export const aPerson = (world: World, languageCode = 'en') => {
  const chatId = (lastChat += 1);
  const messages = async (): Promise<readonly ShownMessage[]> =>
    (await control<ShownMessage[]>(world, 'GET', '/telegram')).filter((message) => message.chatId === chatId);
  const last = async (): Promise<ShownMessage> => {
    const message = (await messages()).at(-1);
    if (!message) throw new Error('the bot has said nothing');
    return message;
  };
  /** Writes to the bot, and gives what it says to that; the update's number is what Telegram knows it by. */
  const write = async (text: string): Promise<ShownMessage & { updateId: number }> => {
    const from = { languageCode };
    const { updateId } = await control<{ updateId: number }>(world, 'POST', '/telegram/send', {
      ...{ chatId, text, from },
    });
    await settled(world);
    return { ...(await last()), updateId };
  };
  const pressData = async (messageId: number, data: string, forged = false): Promise<ShownMessage> => {
    await control(world, 'POST', '/telegram/press', { chatId, messageId, data, forged });
    await settled(world);
    return (await messages()).find((message) => message.messageId === messageId)!;
  };
  return {
    chatId,
    messages,
    last,
    write,
    pressData,
    /** Presses the button whose label has this in it, and gives what the message says then. */
    press: (message: ShownMessage, label: string) =>
      pressData(message.messageId, buttonOf(message, label).data!),
    block: async () => {
      await control(world, 'POST', '/telegram/block', { chatId });
      await settled(world);
    },
  };
};
export type Person = ReturnType<typeof aPerson>;

export const buttonOf = ({ buttons }: Pick<ShownMessage, 'buttons'>, label: string): Button => {
  const button = buttons.flat().find(({ text }) => text.includes(label));
  if (!button)
    throw new Error(
      `no button ${label} among ${buttons
        .flat()
        .map(({ text }) => text)
        .join(', ')}`,
    );
  return button;
};

/** The text to send that a link leads to. */
export const startOf = (url: string): string => `/start ${new URL(url).searchParams.get('start')}`;

/** A customer whose chat is linked. */
export const linked = async (world: World, sub: string, languageCode?: string): Promise<Person> => {
  const person = aPerson(world, languageCode);
  const { body } = await world.post('/telegram/links', {}, { as: customer(sub) });
  await person.write(startOf(body.url as string));
  return person;
};
