import { type z } from 'zod';
import { type DiscrepancyView } from '#application/reconciliation/index';
import { csvLine } from '../csv-line.ts';
import { type DiscrepancyResource, toDiscrepancyResource } from './discrepancy-resource.ts';

type Row = z.input<typeof DiscrepancyResource>;

const columns: Readonly<Record<string, (row: Row) => string | null | undefined>> = {
  kind: ({ kind }) => kind,
  of: ({ of }) => of,
  our_id: ({ ourId }) => ourId,
  reference: ({ ours, theirs }) => theirs?.reference ?? ours?.reference,
  our_amount: ({ ours }) => ours?.amount,
  our_currency: ({ ours }) => ours?.currency,
  our_fee: ({ ours }) => ours?.fee,
  our_status: ({ ours }) => ours?.status,
  their_amount: ({ theirs }) => theirs?.amount,
  their_currency: ({ theirs }) => theirs?.currency,
  their_fee: ({ theirs }) => theirs?.fee,
  their_status: ({ theirs }) => theirs?.status,
  at: ({ ours, theirs }) => theirs?.at ?? ours?.at,
  state: ({ state }) => state,
};

/** Discrepancies as CSV (RFC 4180) with a heading; amounts in minor units. */
export async function* discrepanciesCsv(
  pages: AsyncIterable<readonly DiscrepancyView[]>,
): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const page of pages) yield page.map(rowOf).join('');
}

const rowOf = (one: DiscrepancyView): string => {
  const row = toDiscrepancyResource(one);
  return csvLine(Object.values(columns).map((cell) => cell(row) ?? ''));
};
