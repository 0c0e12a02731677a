import { inPath } from '../http/in-path.ts';
import { type Charge } from './charge.ts';
import { emit } from '../events/emit.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { retrieveRoute } from '../http/retrieve.ts';
import { ok, type Route } from '../http/route.ts';
import { anyHash, expand, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { searchPage } from '../lists/search.ts';
import { changeMetadata, metadataChange } from '../metadata.ts';

const updateShape = {
  customer: text(),
  description: text(40_000),
  fraud_details: anyHash,
  metadata: metadataChange,
  receipt_email: text(),
  shipping: anyHash,
  transfer_group: text(),
  expand,
};
const listShape = { ...pageShape, created, customer: text(), payment_intent: text(), transfer_group: text() };

/** Retrieve, list, search and update of charges; they are made by payment intents only. */
export const chargeRoutes: readonly Route[] = [
  retrieveRoute('charges', 'charge', (world, id) => world.charges.get(id)),
  {
    method: 'POST',
    path: 'charges/:id',
    handle: (call) => {
      const before = inPath(call, call.world.charges.get, 'charge', 'charge');
      const params = readParams(updateShape, call.params);
      const after = call.world.charges.put({
        ...before,
        description: params.description === undefined ? before.description : params.description,
        fraud_details: params.fraud_details ?? before.fraud_details,
        metadata: changeMetadata(before.metadata, params.metadata),
        receipt_email: params.receipt_email === undefined ? before.receipt_email : params.receipt_email,
        shipping: params.shipping === undefined ? before.shipping : params.shipping,
        transfer_group: params.transfer_group === undefined ? before.transfer_group : params.transfer_group,
      });
      emit(call.world, call.cause, 'charge.updated', after, before);
      return objectAnswer(call, after, params.expand);
    },
  },
  {
    method: 'GET',
    path: 'charges',
    handle: (call) => {
      const params = readParams(listShape, call.params);
      const { charges } = call.world;
      const { customer, payment_intent, transfer_group: group } = params;
      const source = narrowed(charges, { payment_intent, customer });
      const isWanted = (charge: Charge): boolean => group == null || charge.transfer_group === group;
      return listAnswer(call, source, params, '/v1/charges', isWanted);
    },
  },
  {
    method: 'GET',
    path: 'charges/search',
    handle: (call) => ok(searchPage(call, () => call.world.charges.newestFirst(), '/v1/charges/search')),
  },
];
