import { accountOf, cardOf } from '../cards/card-of.ts';
import { emit } from '../events/emit.ts';
import { byItself } from '../http/route.ts';
import { freshId } from '../ids.ts';
import { type StripeWorld } from '../stripe-world.ts';
import { openDispute } from './open-dispute.ts';

/** Lets happen what a magic card brings after its charge: a chargeback, an inquiry or a fraud warning (stripe.md §5). */
export const bringAftermath = (world: StripeWorld, chargeId: string): void => {
  const charge = world.charges.get(chargeId);
  const method = world.paymentMethods.get(charge?.payment_method ?? '');
  if (charge === undefined || method === undefined) return;
  if (method.card === undefined) {
    const account = method.us_bank_account ?? method.sepa_debit;
    if (accountOf(account?.fingerprint ?? '').disputed) openDispute(world, charge, 'debit_not_authorized');
    return;
  }
  switch (cardOf(method.card.fingerprint).aftermath) {
    case 'dispute-fraudulent':
      openDispute(world, charge, 'fraudulent');
      return;
    case 'dispute-product-not-received':
      openDispute(world, charge, 'product_not_received');
      return;
    case 'dispute-inquiry':
      openDispute(world, charge, 'fraudulent', true);
      return;
    case 'fraud-warning': {
      const warning = world.fraudWarnings.put({
        id: freshId('issfr'),
        object: 'radar.early_fraud_warning',
        actionable: true,
        charge: charge.id,
        created: world.clock.nowSeconds(),
        fraud_type: 'unauthorized_use_of_card',
        livemode: false,
        payment_intent: charge.payment_intent,
      });
      emit(world, byItself, 'radar.early_fraud_warning.created', warning);
      return;
    }
    case 'refund-pending':
    case 'refund-fails':
    case 'available-at-once':
    case null:
  }
};
