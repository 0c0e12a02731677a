import { codes } from '../rpc/codes.ts';
import { type RpcError } from '../rpc/rpc-error.ts';
import { type CheckoutOrder } from './checkout-order.ts';

const languages = ['ru', 'uz', 'en'];
const currencies = ['860', 'UZS'];

const wrong = (code: number, message: string, data: string): RpcError => ({ code, message, data });

/** Takes the base64 of a link as it stands in the address, also percent-encoded, and gives the text in it. */
const decoded = (encoded: string): string => {
  try {
    return Buffer.from(decodeURIComponent(encoded), 'base64').toString('utf8');
  } catch {
    return '';
  }
};

/** Takes the path of a checkout link without its leading slash and gives what it asks for, or what the page says is wrong. */
export const readLink = (
  encoded: string,
  { merchantId, accountField }: { readonly merchantId: string; readonly accountField: string },
): CheckoutOrder | RpcError => {
  const pairs = decoded(encoded)
    .split(';')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .filter(([name]) => name !== '');
  const params = new Map(pairs);
  const account = Object.fromEntries(
    pairs.flatMap(([name, value]) => (name.startsWith('ac.') ? [[name.slice(3), value]] : [])),
  );
  const language = params.get('l') ?? 'ru';
  const amount = params.get('a') ?? '';
  const returnDelay = params.get('ct') ?? '0';
  if (params.get('m') !== merchantId)
    return wrong(codes.unknownMerchant, 'There is no merchant with this id', 'm');
  if ((account[accountField] ?? '') === '')
    return wrong(codes.badField, 'The account is not given', `ac.${accountField}`);
  if (!/^\d{1,15}$/.test(amount)) return wrong(codes.badField, 'The amount is not a number of tiyin', 'a');
  if (Number(amount) === 0) return wrong(codes.belowMinimum, 'The amount is below the minimum', 'a');
  if (!languages.includes(language)) return wrong(codes.badField, `The language is ru, uz or en`, 'l');
  if (!currencies.includes(params.get('cr') ?? '860'))
    return wrong(codes.badField, 'The currency is 860', 'cr');
  if (!/^\d{1,6}$/.test(returnDelay)) return wrong(codes.badField, 'The delay is not in milliseconds', 'ct');
  const returnUrl = params.get('c') ?? null;
  if (returnUrl !== null && !URL.canParse(returnUrl))
    return wrong(codes.badField, 'The return address is not a URL', 'c');
  return { account, amount: Number(amount), language, returnUrl, returnDelayMs: Number(returnDelay) };
};
