import { unprocessable } from '../http/refusal.ts';
import { minorOf, money, positiveMinorOf } from '../money/amount.ts';
import { type AmountRequest, type OrderRequest, type UnitRequest } from './order-request.ts';
import { type Unit } from './unit.ts';

const added = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance'] as const;
const taken = ['shipping_discount', 'discount'] as const;

/** Takes an amount and where it stood and gives minor units; parts that do not add up to it are refused with 422. */
export const readAmount = (amount: AmountRequest, field: string): number => {
  const minor = positiveMinorOf(amount, field);
  const { breakdown } = amount;
  if (breakdown === undefined) return minor;
  const sumOf = (names: readonly (typeof added | typeof taken)[number][]): number =>
    names.reduce((sum, name) => {
      const part = breakdown[name];
      if (part === undefined) return sum;
      if (part.currency_code !== amount.currency_code)
        throw unprocessable({ issue: 'MULTI_CURRENCY_ORDER', field: `${field}/breakdown/${name}` });
      return sum + minorOf(part, `${field}/breakdown/${name}`);
    }, 0);
  if (sumOf(added) - sumOf(taken) !== minor)
    throw unprocessable({ issue: 'AMOUNT_MISMATCH', field: `${field}/value`, value: amount.value });
  return minor;
};

/** Items need a total of their own in the breakdown, and it has to be theirs; so do their taxes. */
const checkItems = ({ items = [], amount }: UnitRequest, field: string): void => {
  const total = (name: 'unit_amount' | 'tax'): number =>
    items.reduce((sum, item, at) => {
      const price = item[name];
      const each = price === undefined ? 0 : minorOf(price, `${field}/items/${at}/${name}`);
      return sum + each * Number(item.quantity);
    }, 0);
  const check = (part: 'item_total' | 'tax_total', issue: string, expected: number): void => {
    const stated = amount.breakdown?.[part];
    const at = `${field}/amount/breakdown/${part}`;
    if (stated === undefined) throw unprocessable({ issue: `${issue}_TOTAL_REQUIRED`, field: at });
    if (minorOf(stated, at) !== expected)
      throw unprocessable({ issue: `${issue}_TOTAL_MISMATCH`, field: at, value: stated.value });
  };
  if (items.length > 0) check('item_total', 'ITEM', total('unit_amount'));
  if (items.some(({ tax }) => tax !== undefined)) check('tax_total', 'TAX', total('tax'));
};

const readUnit = (asked: UnitRequest, index: number): Unit => {
  const { reference_id = 'default', amount, custom_id = null, invoice_id = null, ...more } = asked;
  const field = `/purchase_units/${index}`;
  const minor = readAmount(amount, `${field}/amount`);
  checkItems(asked, field);
  const currency = amount.currency_code;
  const { breakdown } = amount;
  const shown = { ...money(minor, currency), ...(breakdown === undefined ? {} : { breakdown }) };
  return { reference_id, currency, minor, custom_id, invoice_id, amount: shown, more };
};

/** Takes the units that were asked for and gives them read; what PayPal refuses about them is refused (paypal.md §4). */
export const readUnits = ({ purchase_units: asked, intent }: OrderRequest): readonly Unit[] => {
  if (intent === 'AUTHORIZE' && asked.length > 1)
    throw unprocessable({ issue: 'UNSUPPORTED_INTENT', field: '/intent', value: intent });
  if (asked.length > 1 && asked.some(({ reference_id }) => reference_id === undefined))
    throw unprocessable({ issue: 'REFERENCE_ID_REQUIRED', field: '/purchase_units' });
  const units = asked.map(readUnit);
  if (new Set(units.map(({ reference_id }) => reference_id)).size < units.length)
    throw unprocessable({ issue: 'DUPLICATE_REFERENCE_ID', field: '/purchase_units' });
  if (new Set(units.map(({ currency }) => currency)).size > 1)
    throw unprocessable({ issue: 'MULTI_CURRENCY_ORDER', field: '/purchase_units' });
  return units;
};
