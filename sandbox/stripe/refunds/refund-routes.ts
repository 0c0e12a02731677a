import { inPath } from '../http/in-path.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { badState } from '../http/refusal.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { type Call, type Route } from '../http/route.ts';
import { expand, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';
import { createRefund } from './create-refund.ts';
import { type Refund } from './refund.ts';

const updateShape = { metadata: metadataChange, expand };
const listShape = { ...pageShape, created, charge: text(), payment_intent: text() };

const refundOf = (call: Call): Refund => inPath(call, call.world.refunds.get, 'refund', 'refund');

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
      const { charge, payment_intent } = params;
      const source = narrowed(call.world.refunds, { charge, payment_intent });
      return listAnswer(call, source, params, '/v1/refunds');
    },
  },
];
