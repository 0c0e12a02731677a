import { z } from 'zod';
import { type PaypalClient } from '../client/paypal-client.ts';
import { readReply } from '../client/paypal-reply.ts';
import { MoneyBeside } from '../paypal-resources.ts';

const TransactionBody = z.object({
  transaction_info: z.object({
    transaction_id: z.string(),
    transaction_event_code: z.string().default(''),
    transaction_amount: MoneyBeside,
    fee_amount: MoneyBeside,
    // Written with an offset of no colon, which JavaScript's own reader takes.
    transaction_initiation_date: z.coerce.date().optional().catch(undefined),
    custom_field: z.string().optional(),
  }),
});
const PageBody = z.object({
  transaction_details: z.array(TransactionBody).default([]),
  total_pages: z.number().int().default(1),
});
export type Transaction = z.output<typeof TransactionBody>['transaction_info'];

/** The most days and lines that one question may ask for (developer.paypal.com/docs/api/transaction-search/v1). */
const rangeMaxMs = 31 * 86_400_000;
const pageMax = 500;

/** Event codes of money that customers paid (developer.paypal.com: T00nn, "account-to-account payment"). */
export const isPayment = ({ transaction_event_code: code }: Transaction): boolean => code.startsWith('T00');

/**
 * What was booked on the account between two instants, in pages. Ends early where PayPal does not answer, or the account may
 * not read its reports; a transaction shows there up to three hours after it was made.
 */
export const transactions = (client: PaypalClient) =>
  async function* (from: Date, to: Date): AsyncGenerator<readonly Transaction[]> {
    for (let start = from.getTime(); start <= to.getTime(); start += rangeMaxMs) {
      const end = Math.min(start + rangeMaxMs - 1_000, to.getTime());
      let pages = 1;
      for (let page = 1; page <= pages; page += 1) {
        const read = await readTransactions(client, { start, end, page });
        if (!read) return;
        pages = read.pages;
        yield read.lines;
      }
    }
  };

type Asked = Readonly<{ start: number; end: number; page: number }>;

/** One page of a range of at most 31 days, in milliseconds since 1970. Undefined when PayPal does not answer, or not to us. */
export const readTransactions = async (
  client: PaypalClient,
  { start, end, page }: Asked,
): Promise<Readonly<{ lines: readonly Transaction[]; pages: number }> | undefined> => {
  const reply = await client.ask(client.limit(), {
    method: 'GET',
    path: '/v1/reporting/transactions',
    query: {
      start_date: written(start),
      end_date: written(end),
      fields: 'transaction_info',
      page_size: String(pageMax),
      page: String(page),
    },
  });
  const read = readReply(PageBody, reply);
  if (read.kind !== 'read') return undefined;
  const { transaction_details: details, total_pages: pages } = read.value;
  return { lines: details.map(({ transaction_info: info }) => info), pages };
};

const written = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
