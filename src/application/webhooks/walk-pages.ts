import { type EventWalk, pageWalked, walkEnded, walkHandedOn, withSlice } from '#domain/webhooks/event-walk';
import { err, ok, type Result } from '#domain/shared/result';
import { type EventList, type NotListed } from './ports/event-list.ts';
import { takeMissed } from './take-missed.ts';
import { type WebhooksPorts } from './webhooks-ports.ts';

/** Long enough for a page; taken anew with each. */
const leaseMs = 120_000;
/** Enough for one turn, so that no account keeps the others waiting for long. */
const pagesMax = 10;

export const leaseEnd = ({ clock }: Pick<WebhooksPorts, 'clock'>): Date =>
  new Date(clock.now().getTime() + leaseMs);

/** `seen`: how many events the provider listed; `missed`: how many of them nobody had told us. */
export type Walked = Readonly<{ seen: number; missed: number }>;

/**
 * Walks on for one turn, page by page: what nobody told us goes into the inbox first, then the place is saved. After a crash
 * between the two the page is walked once more and found known. Stops when somebody else has taken the walk over.
 */
export const walkPages = async (
  ports: WebhooksPorts,
  claimed: EventWalk,
  list: EventList,
  holder: string,
): Promise<Result<Walked, NotListed & Readonly<{ walk: EventWalk }>>> => {
  const { walks, clock, settings } = ports;
  let walk = claimed;
  let walked: Walked = { seen: 0, missed: 0 };
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const ahead = withSlice(walk, clock.now(), list.keptMs);
    if (!ahead) {
      await walks.save(walkEnded(walk, clock.now(), settings.walkEveryMs), holder);
      return ok(walked);
    }
    const page = await list.page(ahead.slice.from, ahead.slice.to, ahead.slice.next);
    if (!page.ok) return err({ ...page.error, walk: ahead });
    const missed = await takeMissed(ports, walk, page.value.events);
    walked = { seen: walked.seen + page.value.events.length, missed: walked.missed + missed };
    walk = { ...pageWalked(ahead, page.value.next), dueAt: leaseEnd(ports) };
    if (!(await walks.save(walk, holder))) return ok(walked);
  }
  await walks.save(walkHandedOn(walk, clock.now()), holder);
  return ok(walked);
};
