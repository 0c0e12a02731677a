import { type Entry, sumsOf } from '#domain/ledger/entry';
import { type Sums } from '#domain/shared/sealed-log';
import { type IntegrationEvent } from '../../shared/integration-event.ts';
import { entriesOf } from '../entries-of.ts';
import { type Books } from '../ledger-ports.ts';
import { tally } from '../tally.ts';
import { type Findings, type LedgerProblem } from './ledger-proof.ts';

/** What something happens to meanwhile is looked at again. More often than this it is in good hands. */
const triesMax = 5;

type Documents = readonly Readonly<{ kind: string; id: string; version: number }>[];

/** One thing that is compared with its entries: how it and they are read, and what is wrong with both together. */
export type Examined<T extends Readonly<{ documents: Documents }>> = Readonly<{
  tenantId: string;
  kind: Extract<LedgerProblem['kind'], 'payment' | 'subscription' | 'invoice'>;
  id: string;
  find: () => Promise<T | undefined>;
  entries: () => Promise<readonly Entry[]>;
  /** `pending`: its events that are not posted, which `sums` hold all the same. */
  faults: (found: T, sums: Sums, pending: readonly IntegrationEvent[]) => readonly string[];
  movesMoney: (event: IntegrationEvent) => boolean;
}>;

/** What seemed to disagree with its entries, looked at by itself: with what its outboxes still hold, does it? */
export const examine = async <T extends Readonly<{ documents: Documents }>>(
  { outboxes }: Pick<Books, 'outboxes'>,
  { tenantId, kind, id, find, entries, faults, movesMoney }: Examined<T>,
  report: Findings,
): Promise<void> => {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const found = await find();
    if (!found) return;
    // The outboxes before the entries: an event that has left one is in the other.
    const held = await outboxes.heldBy(found.documents);
    const posted = await entries();
    const after = await find();
    if (!after || versionsOf(after) !== versionsOf(found)) continue;
    const known = new Set(posted.map((entry) => entry.id));
    const pending = held.filter((event) => !known.has(event.id));
    const sums = tally();
    for (const entry of [...posted, ...entriesOf(pending)]) sums.add(sumsOf(entry));
    const wrong = faults(found, sums.sums(), pending);
    for (const what of wrong) report.problem({ tenantId, kind, id, what });
    if (wrong.length > 0) return;
    for (const { id: eventId, type } of pending.filter(movesMoney))
      report.pending({ tenantId, kind, id, eventId, type });
    return;
  }
};

const versionsOf = ({ documents }: Readonly<{ documents: Documents }>): string =>
  documents.map(({ id, version }) => `${id}@${version}`).join(' ');
