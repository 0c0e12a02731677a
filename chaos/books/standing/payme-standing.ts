import { sandboxPaymeCredentials } from '#sandbox/payme/payme-settings';
import { groupBy } from '../group-by.ts';
import { type Standing } from './standing.ts';

type Receipt = Readonly<{
  state: number;
  account: readonly Readonly<{ name: string; value: string }>[];
}>;

const pageMax = 50;
/** Of the states of a receipt (developer.help.paycom.uz, "Receipt states"), those that say where the money is. */
const words: Readonly<Record<number, string>> = {
  0: 'ended',
  1: 'open',
  4: 'paid',
  5: 'held',
  21: 'returning',
  50: 'ended',
};

/** The states of every receipt of ours that money was or may be in; of a payment without such, how its attempts ended. */
export const paymeStanding = async (url: string): Promise<Standing> => {
  const byPayment = groupBy(await list(url), ({ account }) => account[0]?.value ?? '');
  return new Map(
    [...byPayment].map(([id, receipts]) => {
      const states = receipts.map(({ state }) => words[state] ?? `in state ${state}`);
      const withMoney = states.filter((state) => state !== 'ended' && state !== 'open');
      return [id, withMoney.length > 0 ? withMoney : ['ended']];
    }),
  );
};

const list = async (url: string): Promise<Receipt[]> => {
  const { merchantId, testKey } = sandboxPaymeCredentials;
  const found: Receipt[] = [];
  for (;;) {
    const params = { count: pageMax, from: 0, to: Number.MAX_SAFE_INTEGER, offset: found.length };
    const answer = await fetch(`${url}/api`, {
      method: 'POST',
      headers: { 'x-auth': `${merchantId}:${testKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: 1, method: 'receipts.get_all', params }),
    });
    const { result } = (await answer.json()) as { result?: readonly Receipt[] };
    if (!result) throw new Error(`Payme's receipts can't be read: ${answer.status}`);
    found.push(...result);
    if (result.length < pageMax) return found;
  }
};
