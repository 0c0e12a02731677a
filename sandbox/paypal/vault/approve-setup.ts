import { type PaypalWorld } from '../paypal-world.ts';
import { buyer } from '../people.ts';
import { type SetupToken } from './setup-token.ts';

/** Lets the customer agree to save it. */
export const approveSetup = (world: PaypalWorld, token: SetupToken): SetupToken =>
  world.setupTokens.put({ ...token, status: 'APPROVED' });

/** Takes an approved setup token and gives where its customer is sent; null when the shop named no place. */
export const setupReturn = (token: SetupToken): string | null => {
  if (token.return_url === null) return null;
  const url = new URL(token.return_url);
  url.searchParams.set('approval_token_id', token.id);
  url.searchParams.set('approval_session_id', token.id);
  url.searchParams.set('PayerID', buyer.payer_id);
  return url.toString();
};
