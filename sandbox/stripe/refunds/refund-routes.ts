import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badState, noSuch } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, pathId, type Route } from '../http/route.ts';
import { expand, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { pageable, pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { createRefund } from './create-refund.ts';
import { type Refund } from './refund.ts';

const updateShape = { metadata: metadataChange, expand };
const listShape = { ...pageShape, created, charge: text(), payment_intent: text() };

const refundOf = (call: Call): Refund => {
  const refund = call.world.refunds.get(pathId(call));
  if (refund === undefined) throw noSuch('refund', pathId(call), 'refund', 404);
  return refund;
};

/** Every call on refunds. */
export const refundRoutes: readonly Route[] = [
  createRefund,
  retrieveRoute('refunds', 'refund', (world, id) => world.refunds.get(id)),
  {
    method: 'POST',
    path: 'refunds/:id',
    handle: (call) => {
      const before = refundOf(call);
      const params = readParams(updateShape, call.params);
      const metadata = changeMetadata(before.metadata, params.metadata);
      const refund = call.world.refunds.put({ ...before, metadata });
      emit(call.world, call.cause, 'refund.updated', refund, before);
      return objectAnswer(call, refund, params.expand);
    },
  },
  {
    method: 'POST',
    path: 'refunds/:id/cancel',
    handle: (call) => {
      throw badState(`Refund ${refundOf(call).id} cannot be canceled: only refunds that require action can.`);
    },
  },
  {
    method: 'GET',
    path: 'refunds',
    handle: (call) => {
      const params = readParams(listShape, call.params);
      const { refunds } = call.world;
      const { charge, payment_intent: intent } = params;
      const source =
        charge != null
          ? pageable(refunds.where('charge', charge))
          : intent != null
            ? pageable(refunds.where('payment_intent', intent))
            : refunds;
      return listAnswer(
        call,
        source,
        (refund) => params.created?.(refund.created) ?? true,
        params,
        '/v1/refunds',
      );
    },
  },
];
