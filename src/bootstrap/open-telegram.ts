import { type BillingUseCases } from '#application/billing/index';
import { type CatalogueUseCases } from '#application/billing/catalogue-use-cases';
import { type CustomersUseCases } from '#application/customers/index';
import { telegramUseCases } from '#application/telegram/index';
import { type LinkSigner } from '#application/shared/ports/link-signer';
import { mongoChatBook } from '#infrastructure/mongo/telegram/mongo-chat-book';
import { mongoPollerClaim } from '#infrastructure/mongo/telegram/mongo-poller-claim';
import { mongoUpdateBook } from '#infrastructure/mongo/telegram/mongo-update-book';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { randomLinkCodes } from '#infrastructure/system/random-link-codes';
import { rememberedMe, telegramApi } from '#infrastructure/telegram/telegram-api';
import { type TelegramDoor } from '#interfaces/http/telegram/index';
import { type BillingDesk } from '#interfaces/telegram/billing-desk';
import { buttonSeal } from '#interfaces/telegram/button-seal';
import { composeBot } from '#interfaces/telegram/compose-bot';
import { openBot } from '#interfaces/telegram/open-bot';
import { pollSeconds } from '#interfaces/telegram/poll-updates';
import { isSameSecret } from '#interfaces/telegram/same-secret';
import { isUpdate } from '#interfaces/telegram/is-update';
import { type Platform } from './platform.ts';
import { telegramSeconds } from './telegram-messengers.ts';

type Others = Readonly<{
  billing: BillingUseCases;
  catalogue: Pick<CatalogueUseCases, 'listPlans'>;
}>;

/** How long the page of a customer can be reached by the link that the bot shows. */
const portalLinkMs = 3_600_000;

/** The module that knows whose chats are whose, and the bot that talks in them. */
export const openTelegram = (platform: Platform, { payerNamed }: Pick<CustomersUseCases, 'payerNamed'>) => {
  const { config, mongo, clock, realClock, log } = platform;
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_BASE: apiBase } = config;
  const api =
    token === undefined ? undefined : telegramApi({ token, apiBase, timeoutSeconds: telegramSeconds });
  const me = api && rememberedMe(api);
  const useCases = telegramUseCases({
    bot: me && { username: async () => (await me())?.username },
    chats: mongoChatBook({ mongo }),
    codes: randomLinkCodes(),
    customers: { named: payerNamed },
    updates: mongoUpdateBook({ mongo }),
    pollers: mongoPollerClaim({ mongo }),
    clock,
    realClock,
    log,
  });
  return {
    useCases,
    /** The bot, once there is something to talk about; undefined when the installation has none. */
    bot: ({ billing, catalogue }: Others) => {
      if (!api || !me || token === undefined) return undefined;
      const desk: BillingDesk = {
        ...billing,
        listPlans: catalogue.listPlans,
        portalUrl: portalUrlOf(platform, hmacLinkSigner({ ring: config.DATA_KEYS })),
      };
      const pollingApi = telegramApi({ token, apiBase, timeoutSeconds: pollSeconds + telegramSeconds });
      const talks = composeBot({ telegram: useCases, desk, buttons: buttonSeal(token), clock });
      return { api, pollingApi, ...openBot({ api, me, telegram: useCases, talks }) };
    },
  };
};
export type TelegramBot = ReturnType<ReturnType<typeof openTelegram>['bot']>;

/** What Telegram is led to. Without a bot or a secret, nobody proves to be Telegram. */
export const telegramDoor = ({ config }: Pick<Platform, 'config'>, bot: TelegramBot): TelegramDoor => {
  const { TELEGRAM_MODE: mode, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  return {
    isTelegrams: (given) => mode === 'webhook' && secret !== undefined && isSameSecret(given, secret),
    hear: async (update) => (bot && isUpdate(update) ? bot.hear(update) : 'not-an-update'),
  };
};

const portalUrlOf =
  ({ config, clock }: Platform, links: LinkSigner): BillingDesk['portalUrl'] =>
  (tenantId, customerId) => {
    if (config.PUBLIC_URL === undefined) return undefined;
    const expiresAt = new Date(clock.now().getTime() + portalLinkMs);
    const token = links.sign({ purpose: 'portal', tenantId, subject: customerId, expiresAt });
    return `${config.PUBLIC_URL}/portal/${token}`;
  };
