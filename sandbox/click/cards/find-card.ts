import { type Collection } from '../../collection.ts';
import { refuse } from '../merchant-api/refusal.ts';
import { type Card } from './card.ts';

/** Takes a token and gives its card; one that is not known or was removed is refused. */
export const findCard = (cards: Collection<Card>, token: string): Card => {
  const card = cards.get(token);
  if (card === undefined || card.deleted) throw refuse('notFound', 'Card token not found');
  return card;
};
