import { inPath } from '../http/in-path.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badParameter, badState } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, type Route } from '../http/route.ts';
import { expand, flag, oneOf, text } from '../http/readers.ts';
import { hash, readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { submitEvidence } from './answer-dispute.ts';
import { closeDispute } from './close-dispute.ts';
import { type Dispute, isClosed } from './dispute.ts';
import { type Evidence, evidenceMax, evidenceShape } from './evidence.ts';

const evidence = hash(evidenceShape);
const updateShape = {
  evidence,
  metadata: metadataChange,
  submit: flag,
  intended_submission_method: oneOf('manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes'),
  expand,
};
const listShape = { ...pageShape, created, charge: text(), payment_intent: text() };

const disputeOf = (call: Call): Dispute => inPath(call, call.world.disputes.get, 'dispute', 'dispute');

const withEvidence = (before: Evidence, change: ReturnType<typeof evidence>): Evidence => {
  const merged = { ...before, ...change } as Evidence;
  const length = Object.values(merged).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  );
  if (length > evidenceMax)
    throw badParameter(`Evidence can have at most ${evidenceMax} characters in all.`, 'evidence');
  return merged;
};

/** Every call on disputes. */
export const disputeRoutes: readonly Route[] = [
  retrieveRoute('disputes', 'dispute', (world, id) => world.disputes.get(id)),
  {
    method: 'POST',
    path: 'disputes/:id',
    handle: (call) => {
      const before = disputeOf(call);
      const params = readParams(updateShape, call.params);
      if (params.evidence != null && isClosed(before))
        throw badState('This dispute is already closed', { param: 'evidence' });
      const staged: Dispute = {
        ...before,
        metadata: changeMetadata(before.metadata, params.metadata),
        evidence: params.evidence == null ? before.evidence : withEvidence(before.evidence, params.evidence),
        evidence_details: {
          ...before.evidence_details,
          has_evidence: before.evidence_details.has_evidence || params.evidence != null,
        },
        intended_submission_method: params.intended_submission_method ?? before.intended_submission_method,
      };
      const submits = params.submit ?? params.evidence != null;
      const after = call.world.disputes.put(
        submits && !isClosed(before) ? submitEvidence(call.world, staged) : staged,
      );
      emit(call.world, call.cause, 'charge.dispute.updated', after, before);
      return objectAnswer(call, after, params.expand);
    },
  },
  {
    method: 'POST',
    path: 'disputes/:id/close',
    handle: (call) => {
      const before = disputeOf(call);
      const params = readParams({ expand }, call.params);
      if (isClosed(before)) throw badState('This dispute is already closed');
      return objectAnswer(call, closeDispute(call.world, call.cause, before, 'lost'), params.expand);
    },
  },
  {
    method: 'GET',
    path: 'disputes',
    handle: (call) => {
      const params = readParams(listShape, call.params);
      const { charge, payment_intent } = params;
      const source = narrowed(call.world.disputes, { charge, payment_intent });
      return listAnswer(call, source, params, '/v1/disputes');
    },
  },
];
