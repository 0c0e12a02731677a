import { randomUUID } from 'node:crypto';
import { type Card } from '../cards/card.ts';
import { findCard } from '../cards/find-card.ts';
import { type MerchantRoute } from './merchant-route.ts';
import { checkService, neededText } from './read-fields.ts';
import { refuse } from './refusal.ts';

/** The code that every SMS brings. */
const smsCode = '12345';

const masked = (number: string): string =>
  `${number.slice(0, 4)} ${number.slice(4, 6)}** **** ${number.slice(-4)}`;

/** The calls that make and remove card tokens (click.md §2.2). */
export const cardTokenRoutes: readonly MerchantRoute[] = [
  {
    method: 'POST',
    path: 'card_token/request',
    operation: 'card-token.request',
    handle: ({ world, fields }) => {
      checkService(world.settings, fields['service_id']);
      const number = neededText(fields, 'card_number', /^\d{16}$/);
      neededText(fields, 'expire_date', /^(0[1-9]|1[0-2])\d{2}$/);
      const temporary = neededText(fields, 'temporary', /^[01]$/) === '1';
      const card: Card = {
        id: randomUUID().toUpperCase(),
        maskedNumber: masked(number),
        maskedPhone: `99890***${number.slice(-4)}`,
        temporary,
        verified: false,
        deleted: false,
        mood: 'ok',
      };
      world.cards.put(card);
      return { card_token: card.id, phone_number: card.maskedPhone, temporary: temporary ? 1 : 0 };
    },
  },
  {
    method: 'POST',
    path: 'card_token/verify',
    operation: 'card-token.verify',
    handle: ({ world, fields }) => {
      checkService(world.settings, fields['service_id']);
      const card = findCard(world.cards, neededText(fields, 'card_token'));
      if (neededText(fields, 'sms_code', /^\d{1,8}$/) !== smsCode)
        throw refuse('wrongCode', 'sms_code is wrong');
      world.cards.put({ ...card, verified: true });
      return { card_number: card.maskedNumber };
    },
  },
  {
    method: 'DELETE',
    path: 'card_token/:id/:id',
    operation: 'card-token.delete',
    handle: ({ world, ids: [serviceId, token = ''] }) => {
      checkService(world.settings, serviceId);
      world.cards.put({ ...findCard(world.cards, token), deleted: true });
      return {};
    },
  },
];
