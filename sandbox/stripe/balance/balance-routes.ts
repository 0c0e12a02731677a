import { inPath } from '../http/in-path.ts';
import { objectAnswer } from '../http/object-answer.ts';
import { ok, type Route } from '../http/route.ts';
import { expand, text } from '../http/readers.ts';
import { readParams } from '../http/shape.ts';
import { created } from '../lists/created-filter.ts';
import { expandPaths } from '../lists/expand.ts';
import { narrowed, page, pageShape } from '../lists/pagination.ts';
import { asOf } from './as-of.ts';

const listShape = { ...pageShape, created, currency: text(3), payout: text(), source: text(), type: text() };

const sums = (totals: ReadonlyMap<string, number>): readonly object[] =>
  [...totals].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));

/** The balance and the transactions that make it up. */
export const balanceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'balance',
    handle: (call) => {
      const now = call.world.clock.nowSeconds();
      const available = new Map<string, number>([['usd', 0]]);
      const pending = new Map<string, number>([['usd', 0]]);
      for (const transaction of call.world.balanceTransactions.all()) {
        const totals = asOf(transaction, now).status === 'available' ? available : pending;
        totals.set(transaction.currency, (totals.get(transaction.currency) ?? 0) + transaction.net);
      }
      return ok({ object: 'balance', available: sums(available), livemode: false, pending: sums(pending) });
    },
  },
  {
    method: 'GET',
    path: 'balance_transactions/:id',
    handle: (call) => {
      const params = readParams({ expand }, call.params);
      const transaction = inPath(call, call.world.balanceTransactions.get, 'balance transaction', 'id');
      return objectAnswer(call, asOf(transaction, call.world.clock.nowSeconds()), params.expand);
    },
  },
  {
    method: 'GET',
    path: 'balance_transactions',
    handle: (call) => {
      const { world } = call;
      const params = readParams(listShape, call.params);
      const { source, type, currency } = params;
      const found = page(
        narrowed(world.balanceTransactions, { source }),
        params,
        '/v1/balance_transactions',
        (line) =>
          (type == null || line.type === type) &&
          (currency == null || line.currency === currency.toLowerCase()),
      );
      const now = world.clock.nowSeconds();
      const data = found.data.map((line) => asOf(line, now));
      return ok(expandPaths(world, { ...found, data }, params.expand ?? []));
    },
  },
];
