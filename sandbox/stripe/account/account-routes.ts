import { retrieveRoute } from '../http/retrieve.ts';
import { ok, type Route } from '../http/route.ts';
import { text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { listAnswer } from '../lists/list-answer.ts';
import { pageShape } from '../lists/pagination.ts';

const warningShape = { ...pageShape, charge: text(), payment_intent: text() };

/** The merchant's account, early fraud warnings and mandates. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'account',
    handle: () =>
      ok({
        id: 'acct_1KassaSandbox00',
        object: 'account',
        charges_enabled: true,
        country: 'US',
        default_currency: 'usd',
        details_submitted: true,
        email: null,
        payouts_enabled: true,
        type: 'standard',
      }),
  },
  retrieveRoute('mandates', 'mandate', (world, id) => world.mandates.get(id)),
  retrieveRoute('radar/early_fraud_warnings', 'early fraud warning', (world, id) =>
    world.fraudWarnings.get(id),
  ),
  {
    method: 'GET',
    path: 'radar/early_fraud_warnings',
    handle: (call) => {
      const { charge, payment_intent: intent, ...params } = readParams(warningShape, call.params);
      return listAnswer(
        call,
        call.world.fraudWarnings,
        params,
        '/v1/radar/early_fraud_warnings',
        (warning) =>
          (charge == null || warning.charge === charge) &&
          (intent == null || warning.payment_intent === intent),
      );
    },
  },
];
