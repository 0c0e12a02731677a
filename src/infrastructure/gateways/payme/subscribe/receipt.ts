import { z } from 'zod';
import { type PaymentMethod } from '#domain/payments/payment-facts';
import { type MethodType } from '#domain/shared/method-type';

const Text = z.union([z.string(), z.number()]).transform(String);
const CardPrint = z.object({ number: z.string(), expire: z.string() });

/** Payme's record of one payment. Its ids are those of the Merchant API's transactions. Amounts are tiyin. */
export const Receipt = z.object({
  _id: z.string().min(1),
  state: z.int(),
  amount: z.int(),
  /** Unix milliseconds; 0 or absent for what has not happened. */
  pay_time: z.number().nullish(),
  cancel_time: z.number().nullish(),
  account: z.array(z.object({ name: z.string(), value: Text })).nullish(),
  card: CardPrint.nullish().catch(null),
  /** Why the debit failed. */
  error: z.object({ code: z.int() }).nullish().catch(null),
});
export type Receipt = z.output<typeof Receipt>;
export const OneReceipt = z.object({ receipt: Receipt });

/** "Sostoyaniya cheka", developer.help.paycom.uz. Those not named are on their way from one of these to another. */
export const receiptStates = { created: 0, paid: 4, held: 5, cancelling: 21, cancelled: 50 } as const;

/** What of a card may be shown. `expire` is YYMM on a receipt, MM/YY on a saved card. */
export const cardShown = (
  type: MethodType,
  card: Readonly<{ number: string; expire: string }>,
): Omit<PaymentMethod, 'id'> => {
  const [year, month] = card.expire.includes('/')
    ? card.expire.split('/').reverse()
    : [card.expire.slice(0, 2), card.expire.slice(2)];
  return {
    type,
    brand: brands.find(({ begins }) => card.number.startsWith(begins))?.brand ?? null,
    last4: /\d{4}$/.exec(card.number)?.[0] ?? null,
    expMonth: twoDigits(month),
    expYear: year === undefined || twoDigits(year) === null ? null : 2_000 + Number(year),
  };
};

/** The two card systems of Uzbekistan, by how their numbers begin. */
const brands = [
  { begins: '8600', brand: 'uzcard' },
  { begins: '5614', brand: 'uzcard' },
  { begins: '9860', brand: 'humo' },
] as const;

const twoDigits = (text: string | undefined): number | null =>
  text !== undefined && /^\d{2}$/.test(text) ? Number(text) : null;
