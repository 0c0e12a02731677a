import { type ProviderHealth } from '../ports/inbox.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/** `late`: an event has been due for more than a minute; `failing`: events were given up and want a person. */
export type ProviderHealthView = ProviderHealth & Readonly<{ status: 'healthy' | 'late' | 'failing' }>;

const lateAfterMs = 60_000;

export const webhookHealth =
  ({ inbox, dialects, clock }: WebhooksPorts) =>
  async (): Promise<readonly ProviderHealthView[]> => {
    const now = clock.now().getTime();
    const providers = await inbox.health(dialects.providers);
    return providers.map((health) => {
      const isLate = health.oldestDueAt !== null && now - health.oldestDueAt.getTime() > lateAfterMs;
      return { ...health, status: health.dead > 0 ? 'failing' : isLate ? 'late' : 'healthy' };
    });
  };
