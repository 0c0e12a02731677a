import { refusal } from '../http/refusal.ts';
import { type Answer } from '../http/route.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { isLiving } from './access-token.ts';

/**
 * Takes the value of `Authorization` and gives what is answered instead when it lets nobody in, null when it does. No
 * bearer token at all is refused in PayPal's words, a dead one in those of OAuth (paypal.md §1).
 */
export const authenticate = (world: PaypalWorld, header: string | undefined): Answer | null => {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw refusal(401);
  if (isLiving(world, token)) return null;
  return {
    status: 401,
    body: { error: 'invalid_token', error_description: 'The token passed in was not found in the system' },
  };
};
