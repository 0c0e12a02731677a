import { retrieveRoute } from '../http/retrieve.ts';
import { ok, type Route } from '../http/route.ts';
import { text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { narrowed, pageShape } from '../lists/pagination.ts';
import { searchPage } from '../lists/search.ts';
import { requiredMetadata } from '../lists/search-query.ts';
import { paymentKey } from '../stripe-world.ts';

const listShape = { ...pageShape, created, customer: text(), customer_account: text() };
const url = '/v1/payment_intents';

/** Retrieve, list and search of payment intents. */
export const readIntents: readonly Route[] = [
  retrieveRoute('payment_intents', 'payment_intent', (world, id) => world.paymentIntents.get(id)),
  {
    method: 'GET',
    path: 'payment_intents',
    handle: (call) => {
      const { customer, ...params } = readParams(listShape, call.params);
      return listAnswer(call, narrowed(call.world.paymentIntents, { customer }), params, url);
    },
  },
  {
    method: 'GET',
    path: 'payment_intents/search',
    handle: (call) => {
      const { paymentIntents } = call.world;
      return ok(
        searchPage(
          call,
          (query) => {
            const payment = requiredMetadata(query, paymentKey);
            if (payment === null) return paymentIntents.newestFirst();
            return [...paymentIntents.where(paymentKey, payment)].reverse();
          },
          `${url}/search`,
        ),
      );
    },
  },
];
