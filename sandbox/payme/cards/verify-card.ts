import { freshToken } from '../ids.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { type Card, type SentCode } from './card.ts';
import { cardEverMade } from './find-card.ts';
import { testCode } from './test-cards.ts';

const check = (world: PaymeWorld, card: Card, sent: SentCode | null, code: string): void => {
  if (sent === null || sent.endsAtMs <= world.clock.nowMs())
    throw new RpcRefusal(codes.codeExpired, 'The code has expired', 'code');
  if (sent.wrongTries >= world.settings.codeTriesMax)
    throw new RpcRefusal(codes.tooManyCodes, 'Too many wrong codes', 'code');
  if (code === testCode) return;
  world.cards.put({ ...card, code: { ...sent, wrongTries: sent.wrongTries + 1 } });
  throw new RpcRefusal(codes.wrongCode, 'Wrong code', 'code');
};

/**
 * Takes a token and the code from the SMS and gives the verified card, under a new token when the settings say so. The
 * same call again gives the same card as long as the code counts.
 */
export const verifyCard = (world: PaymeWorld, token: string, code: string): Card => {
  const card = cardEverMade(world, token);
  check(world, card, card.code, code);
  const successor = card.replacedBy === null ? undefined : world.cards.get(card.replacedBy);
  if (successor !== undefined) return successor;
  if (!world.settings.verifyGivesNewToken) return world.cards.put({ ...card, verify: true });
  const verified = world.cards.put({ ...card, id: freshToken(), verify: true, code: null });
  world.cards.put({ ...card, replacedBy: verified.id });
  return verified;
};
