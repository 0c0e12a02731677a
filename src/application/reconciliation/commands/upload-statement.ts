import { type Run, type RunId } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { keyLines } from '../key-lines.ts';
import { type UnreadableStatement } from '../ports/statement-file.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { findSeen } from '../runs-seen-by.ts';
import { leaseEnd } from './work-runs.ts';

export type NotAwaited = Readonly<{ code: 'statement-not-awaited' }>;
type Input = Readonly<{ actor: Actor; id: RunId; bytes: Uint8Array }>;

/** Takes the statement that a person brings for a run that waits for one: all of it, or none when a line can't be read. */
export const uploadStatement =
  (ports: ReconciliationPorts) =>
  async ({ actor, id, bytes }: Input): Promise<Result<Run, NotFound | NotAwaited | UnreadableStatement>> => {
    const { runs, lines, clock, ids } = ports;
    const seen = await findSeen(runs, actor, id);
    if (!seen.ok) return seen;
    const holder = ids.next('hld');
    const run = await runs.claimWaiting(id, clock.now(), leaseEnd(ports), holder);
    if (!run) return err({ code: 'statement-not-awaited' });
    // What an upload that died halfway has left.
    await lines.clear(id);
    let pages = 0;
    for await (const page of ports.file.pages(bytes)) {
      if (!page.ok) {
        await runs.save({ ...run, dueAt: null, holder: null }, holder);
        return page;
      }
      await lines.put(id, `${holder}-${pages}`, await keyLines(ports, run, page.value));
      pages += 1;
    }
    const ready: Run = { ...run, status: 'comparing', pages, dueAt: clock.now(), holder: null };
    return (await runs.save(ready, holder)) ? ok(ready) : err({ code: 'statement-not-awaited' });
  };
