import { z } from 'zod';
import { freshToken } from '../ids.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { type Method, method } from '../rpc/method.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { type Card } from './card.ts';
import { findCard } from './find-card.ts';
import { testCards, testExpire } from './test-cards.ts';
import { verifyCard } from './verify-card.ts';

const byToken = z.object({ token: z.string() });

const shown = ({ id, number, expire, recurrent, verify }: Card): object => ({
  card: { number, expire, token: id, recurrent, verify, type: '22618' },
});

const newCard = z.object({
  card: z.object({ number: z.string(), expire: z.string() }),
  save: z.boolean().optional(),
  account: z.record(z.string(), z.unknown()).optional(),
  customer: z.string().optional(),
});

const createCard = (world: PaymeWorld, { card, save = false }: z.infer<typeof newCard>): object => {
  const number = card.number.replaceAll(' ', '');
  const known = testCards[number];
  if (known === undefined || card.expire !== testExpire)
    throw new RpcRefusal(codes.wrongCard, 'Wrong card number or expiry', 'card');
  if ('refusedWith' in known) throw new RpcRefusal(known.refusedWith, known.message, 'card');
  return shown(
    world.cards.put({
      id: freshToken(),
      number: `${number.slice(0, 6)}******${number.slice(-4)}`,
      expire: `${card.expire.slice(0, 2)}/${card.expire.slice(2)}`,
      recurrent: save,
      verify: false,
      temper: known.temper,
      mute: known.mute ?? false,
      code: null,
      replacedBy: null,
    }),
  );
};

const sendCode = (world: PaymeWorld, { token }: z.infer<typeof byToken>): object => {
  const card = findCard(world, token);
  if (card.mute) throw new RpcRefusal(codes.cardRefused, 'SMS is not connected for this card', 'card');
  const { codeLivesMs } = world.settings;
  world.cards.put({ ...card, code: { endsAtMs: world.clock.nowMs() + codeLivesMs, wrongTries: 0 } });
  return { sent: true, phone: '99890*****31', wait: codeLivesMs };
};

const removeCard = (world: PaymeWorld, { token }: z.infer<typeof byToken>): object => {
  world.cards.remove(findCard(world, token).id);
  return { success: true };
};

const asBrowser = { isPublic: true };

/** The methods about cards (payme.md §3.2). */
export const cardMethods: Readonly<Record<string, Method>> = {
  'cards.create': method(newCard, createCard, asBrowser),
  'cards.get_verify_code': method(byToken, sendCode, asBrowser),
  'cards.verify': method(
    byToken.extend({ code: z.string() }),
    (world, { token, code }) => shown(verifyCard(world, token, code)),
    asBrowser,
  ),
  'cards.check': method(byToken, (world, { token }) => shown(findCard(world, token)), asBrowser),
  'cards.remove': method(byToken, removeCard),
};
