import { unprocessable } from '../http/refusal.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { type PaymentToken } from './payment-token.ts';
import { readyTokens } from './ready-tokens.ts';

/** Takes a payment token's id and gives the token, the ready-made ones included. */
export const findToken = (world: PaypalWorld, id: string): PaymentToken | undefined =>
  world.paymentTokens.get(id) ?? readyTokens.get(id);

/** Takes the id of a token to charge as a source of this kind, and gives it; a dead or unfit one is refused with 422. */
export const tokenToCharge = (
  world: PaypalWorld,
  id: string,
  kind: PaymentToken['source']['kind'],
): PaymentToken => {
  const field = `/payment_source/${kind}/vault_id`;
  const token = findToken(world, id);
  if (token === undefined) throw unprocessable({ issue: 'TOKEN_ID_NOT_FOUND', field, value: id });
  if (token.source.kind !== kind)
    throw unprocessable({ issue: 'MISMATCHED_VAULT_ID_TO_PAYMENT_SOURCE', field, value: id });
  return token;
};
