import { emit } from '../events/emit.ts';
import { freshTokenId } from '../ids.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type PaymentToken } from './payment-token.ts';
import { tokenBody } from './token-body.ts';

/** Takes what to save and for whom, keeps it as a payment token and tells so. */
export const saveSource = (world: PaypalWorld, start: Omit<PaymentToken, 'id'>): PaymentToken => {
  const token = world.paymentTokens.put<PaymentToken>({ id: freshTokenId(), ...start });
  emit(world, 'VAULT.PAYMENT-TOKEN.CREATED', tokenBody(world, token), token.id);
  return token;
};
