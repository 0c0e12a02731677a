import { z } from 'zod';
import { type Run, type RunId } from '#domain/reconciliation/run';
import { err, ok, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { type NotFound } from '../../shared/not-found.ts';
import { keyLines } from '../key-lines.ts';
import {
  type StatementFormatName,
  statementFormatNames,
  type UnreadableStatement,
} from '../ports/statement-file.ts';
import { type ReconciliationPorts } from '../reconciliation-ports.ts';
import { findSeen } from '../runs-seen-by.ts';
import { leaseEnd } from './work-runs.ts';

export const UploadFormat = z
  .enum(statementFormatNames)
  .describe('How the file is written; else it is recognised by its heading');
export type NotAwaited = Readonly<{ code: 'statement-not-awaited' }>;
/** A file that lies somewhere: read from its start by whoever asks, known by its SHA-256. */
export type UploadedFile = Readonly<{ sha256: string; bytes(): AsyncIterable<Uint8Array> }>;
type Input = Readonly<{
  actor: Actor;
  id: RunId;
  file: UploadedFile;
  format: StatementFormatName | undefined;
}>;
const pagesPerLease = 10;
type Uploaded = Result<Run, NotFound | NotAwaited | UnreadableStatement>;

/**
 * Takes the statement that a person brings for a run that waits for one: all of it, or none when a line can't be read. The
 * same file once more, also while the first is still being read, is answered with the run and changes nothing.
 */
export const uploadStatement =
  (ports: ReconciliationPorts) =>
  async ({ actor, id, file, format }: Input): Promise<Uploaded> => {
    const { runs, lines, clock, ids } = ports;
    const seen = await findSeen(runs, actor, id);
    if (!seen.ok) return seen;
    const holder = ids.next('hld');
    const claimed = await runs.claimWaiting(id, clock.now(), leaseEnd(ports), holder, file.sha256);
    if (!claimed) {
      const run = await runs.find(id);
      return run?.file === file.sha256 ? ok(run) : err({ code: 'statement-not-awaited' });
    }
    /** Longer and longer, as the file is read; false when somebody else has taken over. */
    const keep = (run: Run): Promise<boolean> => runs.save(run, holder);
    // What an upload that died halfway has left.
    await lines.clear(id);
    let pages = 0;
    for await (const page of ports.file.pages(file.bytes(), format)) {
      if (!page.ok) {
        await keep({ ...claimed, dueAt: null, holder: null, file: null });
        return page;
      }
      if (pages % pagesPerLease === 0 && !(await keep({ ...claimed, dueAt: leaseEnd(ports) })))
        return err({ code: 'statement-not-awaited' });
      await lines.put(id, `${holder}-${pages}`, await keyLines(ports, claimed, page.value));
      pages += 1;
    }
    const ready: Run = { ...claimed, status: 'comparing', pages, dueAt: clock.now(), holder: null };
    return (await keep(ready)) ? ok(ready) : err({ code: 'statement-not-awaited' });
  };
