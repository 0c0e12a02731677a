import { type Currency } from '#domain/shared/currency';
import { money, type Money } from '#domain/shared/money';

const uzs = 'UZS' as Currency;

/** Payme counts in tiyin, which is what ISO 4217 calls the minor unit of the so'm. It knows no other currency. */
export const tiyin = (units: number | bigint): Money => money(BigInt(units), uzs);
