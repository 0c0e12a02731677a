import { type ShopCall } from './click-shop.ts';

type Attempt = { readonly order: string; readonly prepareId: number; state: 'open' | 'paid' | 'cancelled' };

/** The orders of a shop and what Click told about them. */
export type ShopBooks = {
  /** Takes an order and what it costs, in so'm as text. */
  readonly sell: (order: string, soums: string) => void;
  /** How often the order was confirmed; never more than once in a shop that works. */
  readonly delivered: (order: string) => number;
  /** Takes a request and whether its signature is right, gives the answer. */
  readonly answer: (call: ShopCall, rightlySigned: boolean) => string;
};

const needed = [
  'click_trans_id',
  'service_id',
  'click_paydoc_id',
  'merchant_trans_id',
  'amount',
  'action',
  'error',
  'error_note',
  'sign_time',
  'sign_string',
];
const notes: Readonly<Record<number, string>> = {
  0: 'Success',
  [-1]: 'SIGN CHECK FAILED!',
  [-2]: 'Incorrect parameter amount',
  [-3]: 'Action not found',
  [-4]: 'Already paid',
  [-5]: 'User does not exist',
  [-6]: 'Transaction does not exist',
  [-8]: 'Error in request from click',
  [-9]: 'Transaction cancelled',
};

/** Decides in the order that click.md §1.6 recommends, in memory. */
export const createBooks = (): ShopBooks => {
  const orders = new Map<string, { readonly amount: number; delivered: number }>();
  const attempts = new Map<string, Attempt>();
  let prepareIds = 100;

  const attemptOf = (call: ShopCall, order: string): Attempt => {
    const trans = String(call['click_trans_id']);
    const known = attempts.get(trans);
    if (known !== undefined) return known;
    prepareIds += 1;
    const attempt: Attempt = { order, prepareId: prepareIds, state: 'open' };
    attempts.set(trans, attempt);
    return attempt;
  };
  const decide = (call: ShopCall, rightlySigned: boolean): number => {
    if (needed.some((name) => (call[name] ?? '') === '') || call['service_id'] !== '12345') return -8;
    if (!rightlySigned) return -1;
    if (call['action'] !== '0' && call['action'] !== '1') return -3;
    const id = String(call['merchant_trans_id']);
    const order = orders.get(id);
    if (order === undefined) return -5;
    const known = attempts.get(String(call['click_trans_id']));
    const prepared = String(known?.prepareId) === call['merchant_prepare_id'] && known?.order === id;
    if (call['action'] === '1' && !prepared) return -6;
    if (Number(call['error']) < 0) {
      if (known?.state === 'open') known.state = 'cancelled';
      return -9;
    }
    if (order.delivered > 0) return -4;
    if (known?.state === 'cancelled') return -9;
    if (Math.round(Number(call['amount']) * 100) !== order.amount) return -2;
    const attempt = attemptOf(call, id);
    if (call['action'] === '0') return 0;
    attempt.state = 'paid';
    order.delivered += 1;
    return 0;
  };
  return {
    sell: (order, soums) => void orders.set(order, { amount: Math.round(Number(soums) * 100), delivered: 0 }),
    delivered: (order) => orders.get(order)?.delivered ?? 0,
    answer: (call, rightlySigned) => {
      const error = decide(call, rightlySigned);
      const note = `"error":${error},"error_note":"${notes[error] ?? ''}"`;
      if (error === -1 || error === -8) return `{${note}}`;
      const { click_trans_id: trans, merchant_trans_id: order } = call;
      const prepareId = attempts.get(String(trans))?.prepareId ?? null;
      const name = call['action'] === '1' ? 'merchant_confirm_id' : 'merchant_prepare_id';
      return `{"click_trans_id":${trans},"merchant_trans_id":${JSON.stringify(order)},"${name}":${prepareId},${note}}`;
    },
  };
};
