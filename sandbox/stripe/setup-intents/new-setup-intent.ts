import { type Read } from '../http/shape.ts';
import { clientSecret, freshId } from '../ids.ts';
import { changeMetadata, noMetadata } from '../metadata.ts';
import { type createShape } from './setup-params.ts';
import { type SetupIntent } from './setup-intent.ts';

const named = (list: readonly (string | null)[] | undefined): readonly string[] | null =>
  list?.filter((type) => type !== null) ?? null;

const cardAsked = { mandate_options: null, network: null, request_three_d_secure: 'automatic' };

/** Takes the parameters of a new setup intent, its payment method's id and the time in seconds; gives it, not yet confirmed. */
export const newSetupIntent = (
  given: Read<typeof createShape>,
  method: string | null,
  nowSeconds: number,
): SetupIntent => {
  const id = freshId('seti');
  const never = given.automatic_payment_methods?.allow_redirects === 'never';
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: named(given.allowed_payment_method_types),
    application: null,
    automatic_payment_methods:
      given.automatic_payment_methods?.enabled === false
        ? null
        : { allow_redirects: never ? 'never' : 'always', enabled: true },
    cancellation_reason: null,
    client_secret: clientSecret(id),
    created: nowSeconds,
    customer: given.customer ?? null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: named(given.excluded_payment_method_types),
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: changeMetadata(noMetadata, given.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: method,
    payment_method_configuration_details: null,
    payment_method_options: given.payment_method_options ?? { card: cardAsked },
    payment_method_types: named(given.allowed_payment_method_types) ?? ['card'],
    single_use_mandate: null,
    status: method === null ? 'requires_payment_method' : 'requires_confirmation',
    usage: given.usage ?? 'off_session',
  };
};
