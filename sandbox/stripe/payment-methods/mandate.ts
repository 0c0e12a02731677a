import { freshId } from '../ids.ts';
import { type PaymentMethod } from './payment-method.ts';

/** A payer's permission to debit an account (Stripe doc "The Mandate object"). */
export type Mandate = {
  readonly id: string;
  readonly object: 'mandate';
  readonly customer_acceptance: object;
  readonly livemode: false;
  readonly multi_use: object;
  readonly payment_method: string;
  readonly payment_method_details: object;
  readonly status: 'active';
  readonly type: 'multi_use';
};

/** Takes the account to debit and the acceptance that was sent, and gives an active mandate. */
export const mandateFor = (method: PaymentMethod, acceptance: object): Mandate => ({
  id: freshId('mandate'),
  object: 'mandate',
  customer_acceptance: acceptance,
  livemode: false,
  multi_use: {},
  payment_method: method.id,
  payment_method_details: { [method.type]: {}, type: method.type },
  status: 'active',
  type: 'multi_use',
});
