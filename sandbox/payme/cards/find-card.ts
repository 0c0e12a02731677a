import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { type Card } from './card.ts';

const tokenPattern = /^[\w+/=.-]{8,512}$/;
const notFound = (): RpcRefusal => new RpcRefusal(codes.cardNotFound, 'Card not found', 'token');

/** Gives the card of a token, a replaced one included, or refuses. */
export const cardEverMade = (world: PaymeWorld, token: string): Card => {
  if (!tokenPattern.test(token)) throw new RpcRefusal(codes.badToken, 'The token is malformed', 'token');
  const card = world.cards.get(token);
  if (card === undefined) throw notFound();
  return card;
};

/** Gives the card that a token stands for now, or refuses. */
export const findCard = (world: PaymeWorld, token: string): Card => {
  const card = cardEverMade(world, token);
  if (card.replacedBy !== null) throw notFound();
  return card;
};
