import { emit } from '../events/emit.ts';
import { instant } from '../http/instant.ts';
import { link } from '../http/link.ts';
import { pageOf } from '../http/page.ts';
import { known, unprocessable } from '../http/refusal.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { type Dispute } from './dispute.ts';
import { disputeBody, disputeLine, stateOf } from './dispute-body.ts';
import { readEvidence } from './read-evidence.ts';

const path = 'v1/customer/disputes';

const disputeOf = (call: Call): Dispute =>
  known(call.world.disputes.get(pathId(call)), 'dispute_id', pathId(call));

/** An empty list has no `items` (the schema wants at least one). */
const list = (call: Call): object => {
  const { world, query } = call;
  const size = wholeNumber(query, 'page_size', 10, 1, 50);
  const from = instant(query, 'start_time') ?? -Infinity;
  const after = instant(query, 'update_time_after') ?? -Infinity;
  const before = instant(query, 'update_time_before') ?? Infinity;
  const transaction = query.get('disputed_transaction_id');
  const states = query.get('dispute_state')?.split(',');
  const { items, links } = pageOf(
    call,
    path,
    world.disputes,
    size,
    (dispute) =>
      dispute.createdMs >= from &&
      dispute.updatedMs >= after &&
      dispute.updatedMs <= before &&
      (transaction === null || dispute.captureId === transaction) &&
      (states === undefined || states.includes(stateOf(dispute))),
  );
  return { ...(items.length > 0 && { items: items.map((dispute) => disputeLine(world, dispute)) }), links };
};

/** List and show of disputes, and the merchant's answer (paypal.md §8; PayPal doc "Provide evidence"). */
export const disputeRoutes: readonly Route[] = [
  { method: 'GET', path, operations: lookup, handle: (call) => ok(list(call)) },
  {
    method: 'GET',
    path: `${path}/:id`,
    operations: lookup,
    handle: (call) => ok(disputeBody(call.world, disputeOf(call))),
  },
  {
    method: 'POST',
    path: `${path}/:id/provide-evidence`,
    operations: () => ['evidence'],
    takesAnyBody: true,
    handle: (call) => {
      const { world } = call;
      const sent = readEvidence(call);
      const dispute = disputeOf(call);
      if (dispute.status !== 'WAITING_FOR_SELLER_RESPONSE')
        throw unprocessable({ issue: 'ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE' });
      const atMs = world.clock.nowMs();
      const evidences = sent.map(({ evidence_type, notes }) => ({
        evidence_type,
        ...(notes !== undefined && { notes }),
        atMs,
      }));
      const answered = world.disputes.put<Dispute>({
        ...dispute,
        status: 'UNDER_REVIEW',
        evidences: [...dispute.evidences, ...evidences],
        updatedMs: atMs,
      });
      emit(world, 'CUSTOMER.DISPUTE.UPDATED', disputeBody(world, answered), answered.id);
      return ok({ links: [link('self', `${world.url()}/${path}/${answered.id}`)] });
    },
  },
];
