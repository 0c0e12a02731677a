import { type ProviderHealth } from '../ports/inbox.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

export const webhookHealth =
  ({ inbox, dialects }: WebhooksPorts) =>
  (): Promise<readonly ProviderHealth[]> =>
    inbox.health([...new Set(dialects.map(({ dialect }) => dialect.provider))]);
