import { type ProviderHealth } from '../ports/inbox.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/** `late`: an event has been due for more than a minute; `failing`: events were given up and want a person. */
export type ProviderHealthView = ProviderHealth &
  Readonly<{
    status: 'healthy' | 'late' | 'failing';
    /** When the provider's list of events was last walked to its end; null where it keeps none, or never yet. */
    lastWalkEndedAt: Date | null;
  }>;

const lateAfterMs = 60_000;
/** For how long events that nobody told us are shown as missed. */
const missedForMs = 86_400_000;

export const webhookHealth =
  ({ inbox, walks, dialects, clock }: WebhooksPorts) =>
  async (): Promise<readonly ProviderHealthView[]> => {
    const now = clock.now().getTime();
    const [providers, ended] = await Promise.all([
      inbox.health(dialects.providers, new Date(now - missedForMs)),
      Promise.all(dialects.providers.map((provider) => walks.lastEnded(provider))),
    ]);
    return providers.map((health, place) => {
      const isLate = health.oldestDueAt !== null && now - health.oldestDueAt.getTime() > lateAfterMs;
      const status = health.dead > 0 ? 'failing' : isLate ? 'late' : 'healthy';
      return { ...health, status, lastWalkEndedAt: ended[place] ?? null };
    });
  };
