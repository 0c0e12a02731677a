import { agrees } from '../../chaos/books/standing/agreement.ts';
import { readStanding, type Standing } from '../../chaos/books/standing/standing.ts';
import { providers } from '../../chaos/plan/gateway.ts';
import { type LedgerEntry } from './control.ts';
import { type PaymentBody, type RefundBody } from './resources.ts';
import { type World } from './world.ts';

/** What one provider has: its ledger, and how it has our payments where the ledger does not say. */
type Book = Readonly<{ ledger: readonly LedgerEntry[]; standing: Standing | undefined }>;

/** One line for each way in which Kassa's book and the providers' differ over everything in this world. */
export const bookDifferences = async (world: World): Promise<string[]> => {
  const [payments, refunds] = await Promise.all([
    everyOne<PaymentBody>(world, '/payments'),
    everyOne<RefundBody>(world, '/refunds'),
  ]);
  const differences: string[] = [];
  for (const provider of providers) {
    const ours = payments.filter(({ gateway }) => gateway === provider);
    const book = await bookOf(world, provider, ours);
    const known = new Set([...ours.map(({ id }) => id), ...refunds.map(({ id }) => id)]);
    differences.push(
      ...ours.flatMap((payment) => paymentDifferences(payment, refunds, book)),
      ...[...(book.standing?.keys() ?? [])].filter((id) => !known.has(id)).map(strangeTo),
      ...book.ledger
        .filter(({ kind, reference }) => isOurs(kind, reference) && !known.has(reference ?? ''))
        .filter((entry) => !refunds.some((refund) => isOf(refund, entry)))
        .map(({ id }) => strangeTo(id)),
    );
  }
  const byHand = payments.filter(({ gateway }) => gateway === 'manual');
  return [...differences, ...byHand.flatMap((payment) => differencesByHand(payment, refunds))];
};

/** A payment without a reference of ours is somebody else's; what goes back is asked about in any case. */
const isOurs = (kind: LedgerEntry['kind'], reference: string | null): boolean =>
  kind === 'refund' || ((kind === 'charge' || kind === 'capture') && reference !== null);

const strangeTo = (id: string): string => `${id} is known to the provider only`;

const bookOf = async (
  { ledger, sandbox, environment }: World,
  provider: (typeof providers)[number],
  payments: readonly PaymentBody[],
): Promise<Book> => ({
  ledger: await ledger(undefined, provider),
  standing: await readStanding(provider, {
    url: sandbox.urls[provider]!,
    stripeKey: environment.STRIPE_SECRET_KEY!,
    known: payments.map(({ id, gateway, providerPaymentId: reference }) => ({ id, gateway, reference })),
  }),
});

const paymentDifferences = (
  { id, status, gateway, capturedAmount, refundedAmount }: PaymentBody,
  refunds: readonly RefundBody[],
  { ledger, standing }: Book,
): string[] => {
  const own = refunds.filter(({ paymentId }) => paymentId === id);
  const moved = ledger.filter((entry) => entry.status === 'succeeded');
  const takings = moved.filter(
    ({ kind, reference }) => reference === id && (kind === 'charge' || kind === 'capture'),
  );
  const givings = moved.filter(
    (entry) =>
      entry.kind === 'refund' && (entry.reference === id || own.some((refund) => isOf(refund, entry))),
  );
  const [there = 'absent', ...more] = standing?.get(id) ?? [];
  const given = sumOf(own.filter((refund) => refund.status === 'completed'));
  return [
    ...(status === 'processing' ? [`${id} is still being processed`] : []),
    ...(takings.length > 1 ? [`${id} was charged ${takings.length} times`] : []),
    ...(more.length > 0 ? [`${id} is there ${more.length + 1} times`] : []),
    ...(capturedAmount === sumOf(takings)
      ? []
      : [`${id} took ${capturedAmount}, the provider ${sumOf(takings)}`]),
    ...(refundedAmount === given ? [] : [`${id} gave back ${refundedAmount}, its refunds ${given}`]),
    ...(given === sumOf(givings) ? [] : [`${id} gave back ${given}, the provider ${sumOf(givings)}`]),
    ...(agrees(gateway, status, there) ? [] : [`${id} is ${status}, at the provider ${there}`]),
    ...own.flatMap((refund) => refundDifferences(refund, givings)),
  ];
};

const sumOf = (moved: readonly Readonly<{ amount: number }>[]): number =>
  moved.reduce((sum, { amount }) => sum + amount, 0);

/** The provider's entry of a refund of ours carries our id; of one made elsewhere we carry the provider's. */
const isOf = ({ id, providerRefundId }: RefundBody, entry: LedgerEntry): boolean =>
  entry.kind === 'refund' && (entry.reference === id || entry.id === providerRefundId);

/** Of providers that name refunds, each is made once. Of the others only the sum can be looked at. */
const refundDifferences = (refund: RefundBody, givings: readonly LedgerEntry[]): string[] => {
  const { id, paymentId, status, amount } = refund;
  if (givings.some(({ reference }) => reference === paymentId)) return [];
  const given = givings.filter((entry) => isOf(refund, entry));
  const fits =
    status === 'completed' ? given.length === 1 && given[0]?.amount === amount : given.length === 0;
  return fits ? [] : [`${id} is ${status} over ${amount}, the provider gave ${JSON.stringify(given)}`];
};

/** Money by hand is in no provider's book: what counts has been said by somebody. */
const differencesByHand = (
  { id, status, amount, capturedAmount, refundedAmount, approvals }: PaymentBody,
  refunds: readonly RefundBody[],
): string[] => {
  const own = refunds.filter(({ paymentId }) => paymentId === id);
  const ended = own.filter((refund) => refund.status === 'completed' || refund.status === 'failed');
  const given = sumOf(own.filter((refund) => refund.status === 'completed'));
  const isOver = status === 'requires_action' || status === 'failed' || status === 'cancelled';
  const approved = approvals.length > 0 && !isOver ? amount : 0;
  return [
    ...(capturedAmount === approved ? [] : [`${id} took ${capturedAmount}, people saw ${approved}`]),
    ...(refundedAmount === given ? [] : [`${id} gave back ${refundedAmount}, its refunds ${given}`]),
    ...ended.filter(({ recorded }) => !recorded).map((refund) => `${refund.id} was recorded by nobody`),
  ];
};

/** All there is of a kind that this admin may see, newest first. */
export const everyOne = async <T>(world: World, path: string): Promise<T[]> => {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await world.get(`${path}?limit=100${cursor && `&cursor=${cursor}`}`);
    all.push(...body.data);
    cursor = body.nextCursor;
  }
  return all;
};
