import { type MethodView } from '#application/customers/method-view';
import { redirectMethods } from './pages-desk.ts';
import { type PageWords } from './words/page-words.ts';

type Named = Pick<MethodView, 'type' | 'brand' | 'last4' | 'expMonth' | 'expYear'>;

/** A saved method as its owner knows it: `Visa •••• 4242, until 12/2034`. */
export const methodName = (
  { type, brand, last4, expMonth, expYear }: Named,
  { methods, portal }: Pick<PageWords, 'methods' | 'portal'>,
): string => {
  const provider = redirectMethods.find((name) => name === type);
  const kind = brand ?? (provider ? methods[provider] : type.replaceAll('_', ' '));
  const name = kind.charAt(0).toUpperCase() + kind.slice(1);
  const number = last4 === null ? '' : ` •••• ${last4}`;
  const end =
    expMonth === null || expYear === null
      ? ''
      : `, ${portal.expires(`${String(expMonth).padStart(2, '0')}/${expYear}`)}`;
  return `${name}${number}${end}`;
};
