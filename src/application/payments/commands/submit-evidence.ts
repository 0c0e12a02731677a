import { z } from 'zod';
import { type Dispute, recordEvidence, requestEvidence } from '#domain/payments/dispute';
import { nextTryAt, type Backoff } from '#domain/shared/backoff';
import { type DisputeId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type IllegalTransition } from '#domain/shared/state-machine';
import { type Idempotency, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { disputeView, type DisputeView } from '../dispute-view.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

/** Stripe's limit for all texts of one dispute together. */
const evidenceLengthMax = 150_000;
export const SubmitEvidence = z.strictObject({
  evidence: z
    .record(z.string().regex(/^[a-z_]{1,60}$/), z.string().trim().min(1).max(20_000))
    .refine((texts) => Object.keys(texts).length > 0, {
      error: 'is empty, and the bank takes evidence only once: give at least one field',
    })
    .refine((texts) => Object.values(texts).join('').length <= evidenceLengthMax, {
      error: `is longer than ${evidenceLengthMax} characters in all`,
    })
    .describe("The provider's evidence fields, such as product_description or customer_email_address"),
});
type EvidenceInput = Readonly<{ seen: Visibility; disputeId: DisputeId; idempotency: Idempotency }> &
  z.output<typeof SubmitEvidence>;
type EvidenceRefused = Readonly<{ code: 'evidence-refused' }>;
const refused: EvidenceRefused = { code: 'evidence-refused' };
export type EvidenceRefusal = NotFound | IllegalTransition | KeyReused | EvidenceRefused;
export type DisputeAnswer = Readonly<{ dispute: DisputeView; replayed: boolean }>;
type Promised = Readonly<{ dispute: Dispute; replayed: boolean }>;

const sendingPolicy: Backoff = { firstMs: 2_000, capMs: 3_600_000, triesMax: 30 };

/** Sends evidence to the provider: promise, call, record. Sending the same again is harmless, so a sweep may finish it. */
export const submitEvidence =
  (ports: PaymentsPorts) =>
  async ({
    seen,
    disputeId,
    idempotency,
    evidence,
  }: EvidenceInput): Promise<Result<DisputeAnswer, EvidenceRefusal>> => {
    const { key, requestHash: hash } = idempotency;
    const promised = await retryOnConflict(async (): Promise<Result<Promised, EvidenceRefusal>> => {
      const dispute = await ports.disputes.find(seen.tenantId, disputeId);
      if (!dispute || !isVisible(dispute, seen)) return err(notFound);
      const made = dispute.commands.find((command) => command.key === key);
      if (made && made.hash !== hash) return err(keyReused);
      if (made) return made.refused ? err(refused) : ok({ dispute, replayed: true });
      const at = ports.clock.now();
      const call = {
        key: `${dispute.id}:evidence:${dispute.version}`,
        evidence,
        promisedAt: at,
        asks: 0,
        nextAskAt: new Date(at.getTime() + ports.settings.callLeaseMs),
      };
      const decision = requestEvidence(dispute, call, { key, hash }, at);
      if (!decision.ok) return decision;
      try {
        return ok({ dispute: await ports.disputes.save(decision.value, []), replayed: false });
      } catch (failure) {
        if (failure instanceof KeyTaken) return err(keyReused);
        throw failure;
      }
    });
    if (!promised.ok) return promised;
    const { dispute, replayed } = promised.value;
    const sent = replayed ? dispute : await sendEvidence(ports, dispute);
    return sent === 'refused'
      ? err({ code: 'evidence-refused' })
      : ok({ dispute: disputeView(sent), replayed });
  };

/** Sends promised evidence that nobody has confirmed. Gives how many there were. */
export const settleEvidence = (ports: PaymentsPorts) => async (): Promise<number> => {
  const due = await ports.disputes.callsDue(ports.clock.now(), 20);
  for (const dispute of due) await sendEvidence(ports, dispute);
  return due.length;
};

const sendEvidence = async (ports: PaymentsPorts, dispute: Dispute): Promise<Dispute | 'refused'> => {
  const { inFlight, reference } = dispute;
  if (!inFlight) return dispute;
  const gateway = await ports.gateways.of(dispute.gatewayAccountId);
  const answer = await gateway.submitEvidence({ key: inFlight.key, reference, evidence: inFlight.evidence });
  const recorded = await retryOnConflict(async () => {
    const current = await ports.disputes.find(dispute.tenantId, dispute.id);
    if (current?.inFlight?.key !== inFlight.key) return current ?? dispute;
    const at = ports.clock.now();
    if (answer === 'unknown') {
      const asks = current.inFlight.asks + 1;
      const state = {
        ...current,
        inFlight: { ...current.inFlight, asks, nextAskAt: nextTryAt(sendingPolicy, asks, at) },
      };
      return ports.disputes.save({ state, events: [] }, []);
    }
    const decision = recordEvidence(current, answer === 'accepted', at);
    return decision.ok ? ports.disputes.save(decision.value, []) : current;
  });
  return answer === 'refused' ? 'refused' : recorded;
};
