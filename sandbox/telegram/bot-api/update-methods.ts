import { shownUpdate } from '../updates/update.ts';
import { type Method, type MethodCall, WithRemark } from './method.ts';
import { flagOf, textOf, textsOf, wholeOf } from './read-params.ts';
import { TelegramRefusal } from './telegram-refusal.ts';

const limitMax = 100;
const waitSecondsMax = 50;
const connectionsUsual = 40;
const connectionsMax = 100;
const secretForm = /^[A-Za-z0-9_-]{1,256}$/;

const heedAllowed = ({ world, params }: MethodCall): void => {
  const allowed = textsOf(params, 'allowed_updates');
  if (allowed !== undefined) world.changeBot({ allowedUpdates: allowed.length === 0 ? null : allowed });
};
const heedDropping = ({ world, params }: MethodCall): void => {
  if (flagOf(params, 'drop_pending_updates')) world.queue.takeBelow(Infinity);
};

/** Gives updates from `offset` on and takes those before it; waits for one when there is none. */
export const getUpdates: Method = async (call) => {
  const { world, params, gone } = call;
  const { queue, poll } = world;
  if (world.bot().webhook !== null)
    throw new TelegramRefusal(
      409,
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  heedAllowed(call);
  const offset = wholeOf(params, 'offset') ?? 0;
  if (offset > 0) queue.takeBelow(offset);
  if (offset < 0) queue.takeBelow(queue.pending().at(offset)?.updateId ?? 0);
  const limit = Math.min(limitMax, Math.max(1, wholeOf(params, 'limit') ?? limitMax));
  const seconds = Math.min(waitSecondsMax, Math.max(0, wholeOf(params, 'timeout') ?? 0));
  const found = (): readonly object[] => queue.pending().slice(0, limit).map(shownUpdate);
  if (queue.pending().length === 0 && seconds > 0) await poll.wait(seconds, gone);
  return found();
};

/** Telegram calls HTTPS only; here, where everything is one machine, HTTP is good enough for its own addresses. */
const canBeCalled = (url: URL): boolean =>
  url.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);

/** Has updates sent to an address; an empty one is none. */
export const setWebhook: Method = (call) => {
  const { world, params } = call;
  const url = textOf(params, 'url') ?? '';
  heedDropping(call);
  heedAllowed(call);
  if (url === '') return deleteWebhook(call);
  if (!URL.canParse(url) || !canBeCalled(new URL(url)))
    throw new TelegramRefusal(400, 'bad webhook: An HTTPS URL must be provided for webhook');
  const secret = textOf(params, 'secret_token') ?? '';
  if (secret !== '' && !secretForm.test(secret))
    throw new TelegramRefusal(400, 'secret token contains unallowed characters');
  const asked = wholeOf(params, 'max_connections') ?? connectionsUsual;
  world.changeBot({
    webhook: {
      url,
      secretToken: secret === '' ? null : secret,
      maxConnections: Math.min(connectionsMax, Math.max(1, asked)),
    },
    lastError: null,
  });
  setImmediate(world.sender.look);
  return new WithRemark(true, 'Webhook was set');
};

/** Has updates wait for getUpdates. */
export const deleteWebhook: Method = (call) => {
  heedDropping(call);
  const wasSet = call.world.bot().webhook !== null;
  call.world.changeBot({ webhook: null, lastError: null });
  return new WithRemark(true, wasSet ? 'Webhook was deleted' : 'Webhook is already deleted');
};

/** Says where updates go and how that goes. */
export const getWebhookInfo: Method = ({ world }) => {
  const { webhook, lastError, allowedUpdates } = world.bot();
  return {
    url: webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.queue.pending().length,
    ...(webhook === null ? {} : { max_connections: webhook.maxConnections, ip_address: '127.0.0.1' }),
    ...(lastError === null ? {} : { last_error_date: lastError.at, last_error_message: lastError.message }),
    ...(allowedUpdates === null ? {} : { allowed_updates: allowedUpdates }),
  };
};
