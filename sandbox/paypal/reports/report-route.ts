import { instant } from '../http/instant.ts';
import { link } from '../http/link.ts';
import { invalid } from '../http/refusal.ts';
import { type Call, lookup, ok, type Route } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { merchant } from '../people.ts';
import { transactionsBetween, written } from './transaction.ts';

const path = 'v1/reporting/transactions';
const rangeMaxMs = 31 * 86_400_000;

const needed = (query: URLSearchParams, name: string): number => {
  const ms = instant(query, name);
  if (ms === undefined)
    throw invalid({ issue: 'MISSING_REQUIRED_PARAMETER', field: name, location: 'query' });
  return ms;
};

const report = ({ world, query }: Call): object => {
  const [from, to] = [needed(query, 'start_date'), needed(query, 'end_date')];
  if (to < from || to - from > rangeMaxMs)
    throw invalid({
      issue: 'INVALID_PARAMETER_VALUE',
      description: 'The range must be positive and at most 31 days.',
      field: 'end_date',
      value: query.get('end_date') ?? '',
      location: 'query',
    });
  const page = wholeNumber(query, 'page', 1, 1, 100_000);
  const size = wholeNumber(query, 'page_size', 100, 1, 500);
  const id = query.get('transaction_id');
  const found = transactionsBetween(world, from, to).filter((one) => id === null || one.id === id);
  const pages = Math.max(1, Math.ceil(found.length / size));
  const linkTo = (rel: string, number: number) => {
    const params = new URLSearchParams(query);
    params.set('page', String(number));
    return link(rel, `${world.url()}/${path}?${params.toString()}`);
  };
  return {
    transaction_details: found.slice((page - 1) * size, page * size).map(({ line }) => line),
    account_number: merchant.merchant_id,
    start_date: query.get('start_date'),
    end_date: query.get('end_date'),
    last_refreshed_datetime: written(world.clock.nowMs() - world.settings.reportingDelayMs),
    page,
    total_items: found.length,
    total_pages: pages,
    links: [linkTo('self', page), ...(page < pages ? [linkTo('next', page + 1)] : []), linkTo('last', pages)],
  };
};

/** `GET /v1/reporting/transactions`: what was booked in at most 31 days, in pages (PayPal doc "List transactions"). */
export const reportRoute: Route = {
  method: 'GET',
  path,
  operations: lookup,
  handle: (call) => ok(report(call)),
};
