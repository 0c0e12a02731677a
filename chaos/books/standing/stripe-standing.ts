import { groupBy } from '../group-by.ts';
import { type Standing } from './standing.ts';

type Intent = Readonly<{
  id: string;
  status: string;
  metadata: Readonly<{ kassa_payment_id?: string }>;
}>;
type Page = Readonly<{ data: readonly Intent[]; has_more: boolean }>;

const pageMax = 100;

/** The status of every intent that carries an id of ours. */
export const stripeStanding = async (url: string, key: string): Promise<Standing> => {
  const intents = await list(url, key);
  const ours = intents.filter(({ metadata }) => metadata.kassa_payment_id !== undefined);
  const byPayment = groupBy(ours, ({ metadata }) => metadata.kassa_payment_id ?? '');
  return new Map([...byPayment].map(([id, found]) => [id, found.map(({ status }) => status)]));
};

const list = async (url: string, key: string): Promise<Intent[]> => {
  const found: Intent[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const query = new URLSearchParams({
      limit: String(pageMax),
      ...(after !== undefined && { starting_after: after }),
    });
    const answer = await fetch(`${url}/v1/payment_intents?${query.toString()}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!answer.ok) throw new Error(`Stripe's intents can't be read: ${answer.status}`);
    const page = (await answer.json()) as Page;
    found.push(...page.data);
    if (!page.has_more) return found;
  }
};
