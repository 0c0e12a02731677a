import { type Resealable } from '#application/shared/ports/resealable';
import { type Mongo } from '#infrastructure/mongo/connection';
import { resealableMethods } from '#infrastructure/mongo/customers/mongo-method-repository';
import { resealableGatewayAccounts } from '#infrastructure/mongo/gateways/mongo-gateway-account-repository';
import { resealablePayments } from '#infrastructure/mongo/payments/mongo-payment-repository';

/** Everything that holds sealed texts, so that a new key of the ring can take over. */
export const resealables = (mongo: Mongo): readonly Resealable[] => [
  resealableGatewayAccounts(mongo),
  resealablePayments(mongo),
  resealableMethods(mongo),
];
