import { type SignedFields } from './click-signature.ts';

/** What Click asks of a shop. Ids stay text: they are larger than a number can hold. */
export type ShopRequest = SignedFields &
  Readonly<{
    /** Click's number of the payment itself; the payer sees it, and a reversal names it. Not signed. */
    paydocId: string;
    /** 0: all is well. Below: the debit failed or the payer gave up. Not signed. */
    error: number;
    sign: string;
  }>;

const fieldMax = 255;
const shapes = {
  click_trans_id: /^(0|[1-9]\d{0,18})$/,
  service_id: /^\d{1,19}$/,
  click_paydoc_id: /^(0|[1-9]\d{0,18})$/,
  merchant_trans_id: /^.+$/s,
  amount: /^\d{1,15}(\.\d{1,10})?$/,
  action: /^-?\d{1,9}$/,
  error: /^(0|-\d{1,9})$/,
  sign_time: /^.+$/s,
  sign_string: /^[\da-f]{32}$/i,
} as const;
const prepareIdShape = /^(0|[1-9]\d{0,18})$/;

/** Takes the body of a request and gives its fields as they came; undefined when one is missing, malformed or there twice. */
export const readShopRequest = (body: Uint8Array): ShopRequest | undefined => {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const field = (name: string, shape: RegExp): string | undefined => {
    const [value, ...more] = form.getAll(name);
    return value !== undefined && more.length === 0 && value.length <= fieldMax && shape.test(value)
      ? value
      : undefined;
  };
  const read = (name: keyof typeof shapes) => field(name, shapes[name]);
  const [transId, serviceId, paydocId] = [
    read('click_trans_id'),
    read('service_id'),
    read('click_paydoc_id'),
  ];
  const [order, amount, action] = [read('merchant_trans_id'), read('amount'), read('action')];
  const [error, signTime, sign] = [read('error'), read('sign_time'), read('sign_string')];
  if (transId === undefined || serviceId === undefined || paydocId === undefined) return undefined;
  if (order === undefined || amount === undefined || action === undefined) return undefined;
  if (error === undefined || signTime === undefined || sign === undefined) return undefined;
  const prepareId = field('merchant_prepare_id', prepareIdShape) ?? null;
  if (action === '1' && prepareId === null) return undefined;
  const signed = { transId, serviceId, order, prepareId, amount, action, signTime };
  return { ...signed, paydocId, error: Number(error), sign };
};
