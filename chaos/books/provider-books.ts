import { type LedgerEntry } from '#sandbox/ledger';
import { groupBy } from './group-by.ts';

/** A payment intent as far as the books go: what is held, taken, or open. */
export type Intent = Readonly<{
  id: string;
  status: string;
  amount: number;
  amount_received: number;
  amount_capturable: number;
  metadata: Readonly<{ kassa_payment_id?: string; kassa_never_charged?: string }>;
}>;

/** An event that the provider says it has delivered. */
export type DeliveredEvent = Readonly<{ id: string; type: string }>;

/** What the provider believes. */
export type ProviderBooks = Readonly<{
  ledger: readonly LedgerEntry[];
  /** Ours, by Kassa's payment id. */
  intents: ReadonlyMap<string, readonly Intent[]>;
  delivered: readonly DeliveredEvent[];
}>;

const pageMax = 100;
/** Any test key opens the emulator. */
const key = 'sk_test_kassa_chaos';

export const readProviderBooks = async (
  stripeUrl: string,
  ledger: readonly LedgerEntry[],
): Promise<ProviderBooks> => {
  const intents = await list<Intent>(stripeUrl, 'payment_intents', {});
  const delivered = await list<DeliveredEvent>(stripeUrl, 'events', { delivery_success: 'true' });
  const ours = intents.filter(({ metadata }) => metadata.kassa_payment_id !== undefined);
  return {
    ledger,
    intents: groupBy(ours, ({ metadata }) => metadata.kassa_payment_id ?? ''),
    delivered: delivered.map(({ id, type }) => ({ id, type })),
  };
};

type Page<T> = Readonly<{ data: readonly T[]; has_more: boolean }>;

const list = async <T extends Readonly<{ id: string }>>(
  stripeUrl: string,
  what: string,
  filter: Record<string, string>,
): Promise<T[]> => {
  const found: T[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const query = new URLSearchParams({
      ...filter,
      limit: String(pageMax),
      ...(after !== undefined && { starting_after: after }),
    });
    const answer = await fetch(`${stripeUrl}/v1/${what}?${query.toString()}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (!answer.ok) throw new Error(`the provider's ${what} can't be read: ${answer.status}`);
    const page = (await answer.json()) as Page<T>;
    found.push(...page.data);
    if (!page.has_more) return found;
  }
};
