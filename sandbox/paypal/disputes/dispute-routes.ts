import { emit } from '../events/emit.ts';
import { instant } from '../http/instant.ts';
import { link } from '../http/link.ts';
import { noSuch, unprocessable } from '../http/refusal.ts';
import { type Call, lookup, ok, pathId, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { type Dispute } from './dispute.ts';
import { disputeBody, disputeLine, stateOf } from './dispute-body.ts';
import { readEvidence } from './read-evidence.ts';

const path = 'v1/customer/disputes';

const found = (call: Call): Dispute => {
  const dispute = call.world.disputes.get(pathId(call));
  if (dispute === undefined) throw noSuch('dispute_id', pathId(call));
  return dispute;
};

/** Newest first; an empty list has no `items` (the schema wants at least one). */
const list = ({ world, query }: Call): object => {
  const size = wholeNumber(query, 'page_size', 10, 1, 50);
  const from = instant(query, 'start_time') ?? -Infinity;
  const [after, before] = [instant(query, 'update_time_after'), instant(query, 'update_time_before')];
  const [transaction, states] = [
    query.get('disputed_transaction_id'),
    query.get('dispute_state')?.split(','),
  ];
  const page: Dispute[] = [];
  let more = false;
  for (const dispute of world.disputes.newestFirst(query.get('next_page_token') ?? undefined)) {
    if (dispute.createdMs < from) continue;
    if (dispute.updatedMs < (after ?? -Infinity) || dispute.updatedMs > (before ?? Infinity)) continue;
    if (transaction !== null && dispute.captureId !== transaction) continue;
    if (states !== undefined && !states.includes(stateOf(dispute))) continue;
    more = page.length === size;
    if (more) break;
    page.push(dispute);
  }
  const href = (token?: string): string => {
    const params = new URLSearchParams(query);
    if (token !== undefined) params.set('next_page_token', token);
    return `${world.url()}/${path}?${params.toString()}`;
  };
  const last = page.at(-1);
  return {
    ...(page.length > 0 && { items: page.map((dispute) => disputeLine(world, dispute)) }),
    links: [link('self', href()), ...(more && last !== undefined ? [link('next', href(last.id))] : [])],
  };
};

/** List and show of disputes, and the merchant's answer (paypal.md §8; PayPal doc "Provide evidence"). */
export const disputeRoutes: readonly Route[] = [
  { method: 'GET', path, operations: lookup, handle: (call) => ok(list(call)) },
  {
    method: 'GET',
    path: `${path}/:id`,
    operations: lookup,
    handle: (call) => ok(disputeBody(call.world, found(call))),
  },
  {
    method: 'POST',
    path: `${path}/:id/provide-evidence`,
    operations: () => ['evidence'],
    takesAnyBody: true,
    handle: (call) => {
      const { world } = call;
      const sent = readEvidence(call);
      const dispute = found(call);
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
