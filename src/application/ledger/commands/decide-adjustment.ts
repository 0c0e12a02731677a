import { z } from 'zod';
import { approveAdjustment, decideAdjustment, type SecondPersonNeeded } from '#domain/ledger/adjustment';
import { type Word } from '#domain/ledger/adjustment-events';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Actor } from '../../shared/actor.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { mustBePerson, type PersonNeeded } from '../../shared/person.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type AdjustmentView, adjustmentView } from '../adjustment-view.ts';
import { keepAdjustment } from '../keep-adjustment.ts';
import { type LedgerPorts } from '../ledger-ports.ts';
import { postAdjustment } from '../post-adjustment.ts';

export const DecideAdjustment = z.strictObject({
  note: z.string().trim().min(3).max(300).describe('Why, in your own words'),
});
type DecideInput = Readonly<{ actor: Actor; adjustmentId: string }> & z.output<typeof DecideAdjustment>;
type ApproveRefusal = NotFound | IllegalTransition | SecondPersonNeeded | PersonNeeded;

/** A second person agrees to an adjustment, and it is posted. Saying so again changes nothing, and finishes what died. */
export const approveLedgerAdjustment =
  (ports: LedgerPorts) =>
  async ({ actor, adjustmentId, note }: DecideInput): Promise<Result<AdjustmentView, ApproveRefusal>> => {
    const approved = await retryOnConflict(async () => {
      const adjustment = await ports.adjustments.find(adjustmentId);
      if (!adjustment) return err(notFound);
      const { status, decided } = adjustment;
      const isMine = decided?.by === actor.subject && (status === 'approved' || status === 'posted');
      if (isMine) return ok(adjustment);
      const heard = mustBePerson(actor);
      if (!heard.ok) return heard;
      const decision = approveAdjustment(adjustment, wordOf(ports, actor, note));
      return decision.ok ? ok(await keepAdjustment(ports, decision.value.state)) : decision;
    });
    if (!approved.ok) return approved;
    const posted =
      approved.value.status === 'approved' ? await postAdjustment(ports, approved.value) : approved.value;
    return ok(adjustmentView(posted));
  };

/** Anybody who may propose adjustments says that this one is not to be, whoever proposed it takes it back. */
export const rejectLedgerAdjustment =
  (ports: LedgerPorts) =>
  ({
    actor,
    adjustmentId,
    note,
  }: DecideInput): Promise<Result<AdjustmentView, NotFound | IllegalTransition>> =>
    retryOnConflict(async () => {
      const adjustment = await ports.adjustments.find(adjustmentId);
      if (!adjustment) return err(notFound);
      const isMine = adjustment.decided?.by === actor.subject && adjustment.status === 'rejected';
      if (isMine) return ok(adjustmentView(adjustment));
      const word = wordOf(ports, actor, note);
      const decision = decideAdjustment(adjustment, { type: 'AdjustmentRejected', word });
      if (!decision.ok) return decision;
      const rejected = await keepAdjustment(ports, decision.value.state);
      ports.log.info('ledger-adjustment-rejected', {
        adjustmentId,
        by: word.by,
        requestId: actor.requestId,
      });
      return ok(adjustmentView(rejected));
    });

const wordOf = ({ clock }: LedgerPorts, { subject }: Actor, note: string): Word => ({
  by: subject,
  at: clock.now(),
  note,
});
