/** The parameters of one call of the Merchant API; which of them there are is the method's business. */
export type ShopParams = {
  readonly id?: string;
  readonly time?: number;
  readonly amount?: number;
  readonly account?: Readonly<Record<string, string>>;
  readonly reason?: number;
  readonly from?: number;
  readonly to?: number;
};

/** What a method gave: a result, or an error. */
export type Reply =
  | { readonly result: object }
  | { readonly error: { readonly code: number; readonly message: object; readonly data?: string } };

/** A transaction as a shop keeps it (payme.md §1.4). */
export type ShopTransaction = {
  readonly id: string;
  readonly time: number;
  readonly amount: number;
  readonly order: string;
  readonly create_time: number;
  readonly transaction: string;
  perform_time: number;
  cancel_time: number;
  state: 1 | 2 | -1 | -2;
  reason: number | null;
};

/** The orders of a shop and what Payme told about them. */
export type ShopBooks = {
  /** Takes an order and what it costs, in tiyin. */
  readonly sell: (order: string, amount: number) => void;
  /** How often the order was delivered. */
  readonly delivered: (order: string) => number;
  readonly transactions: (order: string) => readonly ShopTransaction[];
  readonly answer: (method: string, params: ShopParams) => Reply;
  /** Moves the shop's clock, in milliseconds. */
  readonly later: (ms: number) => void;
};

const lifetimeMs = 43_200_000;
const error = (code: number, data?: string): Reply => ({
  error: { code, message: { ru: 'нет', uz: 'yo‘q', en: 'no' }, ...(data === undefined ? {} : { data }) },
});

/** Decides as payme.md §1.6 says for one-time accounts, in memory. */
export const createBooks = (): ShopBooks => {
  const orders = new Map<string, { readonly amount: number; delivered: number }>();
  const transactions = new Map<string, ShopTransaction>();
  let offsetMs = 0;
  let counter = 5000;
  const now = (): number => Date.now() + offsetMs;
  const of = (order: string): readonly ShopTransaction[] =>
    [...transactions.values()].filter((transaction) => transaction.order === order);

  const refusal = ({ account, amount }: ShopParams): Reply | null => {
    const name = account?.['order_id'] ?? '';
    const order = orders.get(name);
    if (order === undefined) return error(-31050, 'order_id');
    if (order.amount !== amount) return error(-31001);
    return of(name).some(({ state }) => state !== -1) ? error(-31008) : null;
  };
  const expired = (transaction: ShopTransaction): boolean => {
    if (transaction.state !== 1 || now() < transaction.time + lifetimeMs) return false;
    Object.assign(transaction, { state: -1, reason: 4, cancel_time: now() });
    return true;
  };
  const row = ({ order, id, time, amount, ...rest }: ShopTransaction): object => rest;
  const methods: Readonly<Record<string, (params: ShopParams) => Reply>> = {
    CheckPerformTransaction: (params) => refusal(params) ?? { result: { allow: true } },
    CreateTransaction: (params) => {
      const { id = '', time = 0, amount = 0, account = {} } = params;
      const known = transactions.get(id);
      if (known !== undefined && (known.state !== 1 || expired(known))) return error(-31008);
      const refused = known === undefined ? refusal(params) : null;
      if (refused !== null) return refused;
      counter += 1;
      const transaction = known ?? {
        id,
        time,
        amount,
        order: account['order_id'] ?? '',
        create_time: now(),
        transaction: String(counter),
        perform_time: 0,
        cancel_time: 0,
        state: 1 as const,
        reason: null,
      };
      transactions.set(id, transaction);
      return {
        result: { create_time: transaction.create_time, transaction: transaction.transaction, state: 1 },
      };
    },
    PerformTransaction: ({ id = '' }) => {
      const known = transactions.get(id);
      if (known === undefined) return error(-31003);
      if (known.state < 0 || expired(known)) return error(-31008);
      const order = orders.get(known.order);
      if (known.state === 1 && order !== undefined) {
        Object.assign(known, { state: 2, perform_time: now() });
        order.delivered += 1;
      }
      const { transaction, perform_time } = known;
      return { result: { transaction, perform_time, state: 2 } };
    },
    CancelTransaction: ({ id = '', reason = 0 }) => {
      const known = transactions.get(id);
      if (known === undefined) return error(-31003);
      if (known.state > 0)
        Object.assign(known, { state: known.state === 2 ? -2 : -1, reason, cancel_time: now() });
      const { transaction, cancel_time, state } = known;
      return { result: { transaction, cancel_time, state } };
    },
    CheckTransaction: ({ id = '' }) => {
      const known = transactions.get(id);
      return known === undefined ? error(-31003) : { result: row(known) };
    },
    GetStatement: ({ from = 0, to = 0 }) => ({
      result: {
        transactions: [...transactions.values()]
          .filter(({ time }) => time >= from && time <= to)
          .map((transaction) => ({
            ...row(transaction),
            id: transaction.id,
            time: transaction.time,
            amount: transaction.amount,
            account: { order_id: transaction.order },
            receivers: null,
          })),
      },
    }),
    SetFiscalData: ({ id = '' }) => (transactions.has(id) ? { result: { success: true } } : error(-32001)),
  };
  return {
    sell: (order, amount) => void orders.set(order, { amount, delivered: 0 }),
    delivered: (order) => orders.get(order)?.delivered ?? 0,
    transactions: of,
    answer: (method, params) => methods[method]?.(params) ?? error(-32601, method),
    later: (ms) => void (offsetMs += ms),
  };
};
