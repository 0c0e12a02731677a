import { type EventWalk, walkPostponed } from '#domain/webhooks/event-walk';
import { err } from '#domain/shared/result';
import { Unavailable } from '../../shared/unavailable.ts';
import { leaseEnd, walkPages } from '../walk-pages.ts';
import { type WebhooksPorts } from '../webhooks-ports.ts';
import { planWalks } from './plan-walks.ts';

/** So many accounts at a time: one whose provider is slow keeps few others waiting. */
const atOnceMax = 8;

/**
 * Finds what providers told us and we did not hear: walks the lists of events that are due, and hands what is new to the inbox.
 * Doing it twice, or in two processes, changes nothing. Gives how many events were looked at.
 */
export const walkEvents = (ports: WebhooksPorts) => {
  const plan = planWalks(ports);
  return async (): Promise<number> => {
    await plan();
    const claimed: { walk: EventWalk; holder: string }[] = [];
    while (claimed.length < atOnceMax) {
      const holder = ports.ids.next('hld');
      const walk = await ports.walks.claim(ports.clock.now(), leaseEnd(ports), holder);
      if (!walk) break;
      claimed.push({ walk, holder });
    }
    const turns = await Promise.allSettled(claimed.map(({ walk, holder }) => walkOn(ports, walk, holder)));
    let seen = 0;
    for (const turn of turns) {
      if (turn.status === 'rejected') throw turn.reason;
      seen += turn.value;
    }
    return seen;
  };
};

const walkOn = async (ports: WebhooksPorts, walk: EventWalk, holder: string): Promise<number> => {
  const { accounts, walks, clock, log } = ports;
  const about = { provider: walk.provider, gatewayAccountId: walk.id };
  const postpone = async (stopped: EventWalk, cause: unknown): Promise<number> => {
    log.warn('event-walk-failed', { ...about, tries: stopped.tries + 1, cause });
    await walks.save(walkPostponed(stopped, clock.now()), holder);
    return 0;
  };
  const account = await accounts.find(walk.id).catch((error: unknown) => ({ error }));
  if (!account || 'error' in account) return postpone(walk, account?.error ?? 'no such account');
  const list = account.open.events;
  if (!list) return postpone(walk, 'its provider keeps no list');
  const walked = await walkPages(ports, walk, list, holder).catch((failure: unknown) => {
    // A database that is away could not keep it either; the lease ends by itself.
    if (failure instanceof Unavailable) throw failure;
    return err({ walk, cause: failure });
  });
  if (!walked.ok) return postpone(walked.error.walk, walked.error.cause);
  const { seen, missed } = walked.value;
  if (missed > 0) log.warn('webhooks-missed', { ...about, missed, seen });
  return seen;
};
