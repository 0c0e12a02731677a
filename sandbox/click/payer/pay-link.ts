import { type ClickSettings } from '../click-settings.ts';
import { tiyinOf } from '../money/tiyin.ts';

/** What a pay link says: the order of the shop, the amount in tiyin, and where the payer goes afterwards. */
export type PayLink = {
  readonly merchantTransId: string;
  readonly tiyin: number;
  readonly returnUrl: string | null;
  readonly cardType: string | null;
};

/** Why a link cannot be paid. */
type WrongLink = { readonly wrong: string };

const cardTypes: ReadonlySet<string> = new Set(['uzcard', 'humo']);

/** Takes the parameters of a pay link (click.md §3) and gives what it says, or the parameter that is wrong. */
export const readPayLink = (
  settings: Pick<ClickSettings, 'serviceId' | 'merchantId'>,
  query: URLSearchParams,
): PayLink | WrongLink => {
  const wrong = (name: string, what: string): WrongLink => ({ wrong: `${name} of the pay link ${what}` });
  if (query.get('service_id') !== settings.serviceId) return wrong('service_id', 'is not known here');
  if (query.get('merchant_id') !== settings.merchantId) return wrong('merchant_id', 'is not known here');
  const merchantTransId = query.get('transaction_param') ?? '';
  if (merchantTransId === '') return wrong('transaction_param', 'is missing');
  const tiyin = tiyinOf(query.get('amount') ?? '');
  if (tiyin === null) return wrong('amount', "is not so'm with a dot, such as 1000.00");
  const returnUrl = query.get('return_url');
  if (returnUrl !== null && !URL.canParse(returnUrl)) return wrong('return_url', 'is not a URL');
  const cardType = query.get('card_type');
  if (cardType !== null && !cardTypes.has(cardType)) return wrong('card_type', 'is neither uzcard nor humo');
  return { merchantTransId, tiyin, returnUrl, cardType };
};
