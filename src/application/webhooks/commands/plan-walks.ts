import { newWalk } from '#domain/webhooks/event-walk';
import { type AccountOutline } from '../ports/listing-accounts.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';

/**
 * Sees to it that every account whose provider keeps a list of events has a walk. Doing it twice, or in two processes,
 * makes each once.
 */
export const planWalks = (ports: WebhooksPorts) => {
  const { accounts, walks, clock, settings } = ports;
  /** Spares asking again; it may be forgotten. */
  let plannedAtMs = -Infinity;
  const listing = new Map<string, boolean>();
  return async (): Promise<void> => {
    const now = clock.now();
    if (now.getTime() - plannedAtMs < settings.walkEveryMs) return;
    for await (const page of accounts.all()) {
      const hopeful = page.filter(({ provider }) => listing.get(provider) !== false);
      const missing = new Set(hopeful.length > 0 ? await walks.without(hopeful.map(({ id }) => id)) : []);
      const made = [];
      for (const account of hopeful)
        if (missing.has(account.id) && (await keepsList(ports, listing, account)))
          made.push(newWalk(account, now, settings.walkEveryMs));
      await walks.add(made);
    }
    plannedAtMs = now.getTime();
  };
};

/** Whether there is a list is up to the provider, so one account of each is opened to see. */
const keepsList = async (
  { accounts, log }: WebhooksPorts,
  listing: Map<string, boolean>,
  { id, provider }: AccountOutline,
): Promise<boolean> => {
  const known = listing.get(provider);
  if (known !== undefined) return known;
  try {
    const account = await accounts.find(id);
    if (account) listing.set(provider, account.open.events !== undefined);
    return account?.open.events !== undefined;
  } catch (error) {
    // One account that can't be opened must not keep the others from being walked; it is tried again with the next plan.
    log.error('gateway-account-unusable', { gatewayAccountId: id, error });
    return false;
  }
};
