import { z } from 'zod';
import { unprocessable } from '../http/refusal.ts';
import { type Card } from './source.ts';
import { temperOfName } from './temper.ts';

/** A card as callers give it, by number or by the id it is saved under. */
export const cardRequest = z.object({
  name: z.string().min(1).max(300).optional(),
  number: z
    .string()
    .regex(/^\d{13,19}$/)
    .optional(),
  expiry: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  security_code: z
    .string()
    .regex(/^\d{3,4}$/)
    .optional(),
  verification_method: z.string().optional(),
  attributes: z.object({ verification: z.object({ method: z.string() }).optional() }).optional(),
  experience_context: z
    .object({ return_url: z.string().optional(), cancel_url: z.string().optional() })
    .optional(),
});

type CardRequest = z.infer<typeof cardRequest>;

/** First digits and the brand they belong to. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/^4/, 'VISA'],
  [/^(5[1-5]|2[2-7])/, 'MASTERCARD'],
  [/^3[47]/, 'AMEX'],
  [/^(6011|65)/, 'DISCOVER'],
  [/^3(0[0-5]|[689])/, 'DINERS'],
  [/^35/, 'JCB'],
];

const doubled = (digit: number): number => (digit > 4 ? 2 * digit - 9 : 2 * digit);

/** The check digit of ISO/IEC 7812 fits. */
const isPossible = (number: string): boolean =>
  Array.from(number, Number)
    .reverse()
    .reduce((sum, digit, at) => sum + (at % 2 === 1 ? doubled(digit) : digit), 0) %
    10 ===
  0;

/** Tells whether the payer must prove to their bank that the card is theirs. */
export const wantsProof = (card: CardRequest): boolean =>
  (card.verification_method ?? card.attributes?.verification?.method) === 'SCA_ALWAYS';

/** Takes a card as given, where it stood and the time, and gives the card that pays; one that cannot is refused with 422. */
export const readCard = (card: CardRequest, field: string, nowMs: number): Card => {
  const { number, expiry, name } = card;
  if (number === undefined) throw unprocessable({ issue: 'CARD_NUMBER_REQUIRED', field: `${field}/number` });
  if (expiry === undefined) throw unprocessable({ issue: 'CARD_EXPIRY_REQUIRED', field: `${field}/expiry` });
  if (!isPossible(number))
    throw unprocessable({ issue: 'PAYMENT_SOURCE_INFO_CANNOT_BE_VERIFIED', field: `${field}/number` });
  if (expiry < new Date(nowMs).toISOString().slice(0, 7))
    throw unprocessable({ issue: 'CARD_EXPIRED', field: `${field}/expiry`, value: expiry });
  return {
    kind: 'card',
    temper: temperOfName(name),
    name: name ?? null,
    last_digits: number.slice(-4),
    brand: brands.find(([pattern]) => pattern.test(number))?.[1] ?? 'UNKNOWN',
    expiry,
  };
};
