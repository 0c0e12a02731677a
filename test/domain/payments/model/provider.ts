import { type PaymentNews } from '#domain/payments/payment-news';
import { type RefundNews } from '#domain/payments/refund';
import { insufficientFunds, usd } from '#test/support/a-payment';

/** Where the money of one payment is, at a provider that knows nothing of Kassa. Amounts in minor units. */
export type Provider = Readonly<{
  place: 'nowhere' | 'held' | 'taken' | 'released' | 'refused' | 'fenced';
  amount: bigint;
  /** Keys of calls that were answered: the same key is the same call. */
  answered: ReadonlyMap<string, PaymentNews>;
  refunds: ReadonlyMap<string, Readonly<{ amount: bigint; isBack: boolean }>>;
}>;

export const nothingYet: Provider = { place: 'nowhere', amount: 0n, answered: new Map(), refunds: new Map() };

/** What was given back for good. */
export const givenBack = ({ refunds }: Provider): bigint =>
  [...refunds.values()].reduce((sum, { amount, isBack }) => (isBack ? sum + amount : sum), 0n);

/** How it says where the money is. */
export const newsOf = ({ place, amount }: Provider): PaymentNews => {
  switch (place) {
    case 'nowhere':
      return { kind: 'prepared' };
    case 'held':
      return { kind: 'authorized', amount: usd(amount), expiresAt: null };
    case 'taken':
      return { kind: 'captured', amount: usd(amount), fee: null };
    case 'released':
      return { kind: 'voided' };
    case 'refused':
      return { kind: 'declined', failure: insufficientFunds };
    case 'fenced':
      return { kind: 'not-executed' };
  }
};

/** What a provider is asked to do with the money of a payment. */
export type Order = Readonly<{ operation: string; key: string; amount: bigint }>;
type Reply = Readonly<{ provider: Provider; news: PaymentNews }>;

/** Carries an order out, or refuses it; the same key again gets the same answer. */
export const carryOut = (provider: Provider, order: Order, isRefused: boolean): Reply => {
  const known = provider.answered.get(order.key);
  if (known) return { provider, news: known };
  const after = isRefused ? refuse(provider, order) : { ...provider, ...moved(provider, order) };
  const isSame = after.place === provider.place && order.operation !== 'prepare';
  const news: PaymentNews = isSame ? { kind: 'declined', failure: insufficientFunds } : newsOf(after);
  return { provider: { ...after, answered: new Map([...provider.answered, [order.key, news]]) }, news };
};

const isOpening = ({ operation }: Order): boolean =>
  operation === 'charge' || operation === 'authorize' || operation === 'confirm';

const refuse = (provider: Provider, order: Order): Provider =>
  isOpening(order) && provider.place === 'nowhere' ? { ...provider, place: 'refused' } : provider;

const moved = ({ place }: Provider, { operation, amount }: Order): Partial<Provider> => {
  if (place === 'nowhere' && (operation === 'charge' || operation === 'confirm'))
    return { place: 'taken', amount };
  if (place === 'nowhere' && operation === 'authorize') return { place: 'held', amount };
  if (place === 'held' && operation === 'capture') return { place: 'taken', amount };
  if ((place === 'held' || place === 'nowhere') && operation === 'void') return { place: 'released' };
  return {};
};

/** Is asked what became of an order. What it never had it will refuse for ever; what it can still finish it does. */
export const settle = (provider: Provider, order: Order): Reply => {
  const isUnheard = isOpening(order) && provider.place === 'nowhere' && !provider.answered.has(order.key);
  if (isUnheard) {
    const fenced: Provider = { ...provider, place: 'fenced' };
    return { provider: fenced, news: newsOf(fenced) };
  }
  if (provider.place === 'held' && order.operation === 'capture') return carryOut(provider, order, false);
  if (order.operation === 'void') return carryOut(provider, { ...order, key: `${order.key}:again` }, false);
  return { provider, news: newsOf(provider) };
};

/** Gives a part of what was taken back, once for each id, if there is so much left. */
export const giveBack = (
  provider: Provider,
  id: string,
  amount: bigint,
): Readonly<{ provider: Provider; news: RefundNews }> => {
  const refused: RefundNews = { kind: 'failed', failure: insufficientFunds };
  const known = provider.refunds.get(id);
  if (known) return { provider, news: known.isBack ? { kind: 'completed' } : refused };
  const isBack = provider.place === 'taken' && givenBack(provider) + amount <= provider.amount;
  const refunds = new Map([...provider.refunds, [id, { amount, isBack }]]);
  return { provider: { ...provider, refunds }, news: isBack ? { kind: 'completed' } : refused };
};

/** The bank of the customer sends it back. */
export const bounce = (provider: Provider, id: string): Provider => {
  const known = provider.refunds.get(id);
  return known
    ? { ...provider, refunds: new Map([...provider.refunds, [id, { ...known, isBack: false }]]) }
    : provider;
};
