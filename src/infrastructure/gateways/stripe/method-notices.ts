import type Stripe from 'stripe';
import { type MethodNotice } from '#application/customers/contract';
import { type ProviderNotice } from '#application/payments/contract';
import { type PaymentMethodId } from '#domain/shared/ids';

/**
 * What Stripe tells of saved methods (docs.stripe.com/api/events/types). Not walked in its list of events: an unheard setup is
 * looked at when its time is up, and a method that is gone is refused when it is charged. Undefined: it is about something else.
 */
export const methodNotice = (
  event: Stripe.Event,
): MethodNotice | Extract<ProviderNotice, { kind: 'foreign' }> | undefined => {
  switch (event.type) {
    case 'setup_intent.succeeded': {
      const methodId = event.data.object.metadata?.kassa_method_id as PaymentMethodId | undefined;
      return methodId === undefined ? { kind: 'foreign' } : { kind: 'method-setup-done', methodId };
    }
    case 'payment_method.detached':
    case 'payment_method.updated':
    case 'payment_method.automatically_updated':
      return { kind: 'method-changed', token: event.data.object.id };
    default:
      return undefined;
  }
};
