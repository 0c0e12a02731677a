import Stripe from 'stripe';
import { type LedgerEntry } from './control.ts';
import { type PaymentBody, type RefundBody } from './resources.ts';
import { type World } from './world.ts';

/** What a payment's status must mean at the provider, whose intent is absent when the charge never reached it. */
const intentsThatFit: Readonly<Record<string, readonly string[]>> = {
  pending: ['requires_payment_method'],
  requires_action: ['requires_action'],
  authorized: ['requires_capture'],
  completed: ['succeeded'],
  partially_refunded: ['succeeded'],
  refunded: ['succeeded'],
  cancelled: ['canceled'],
  failed: ['none', 'requires_payment_method', 'canceled'],
};

/** One line for each way in which Kassa's book and the provider's differ over everything in this world. */
export const bookDifferences = async (world: World): Promise<string[]> => {
  const [payments, refunds, ledger, intents] = await Promise.all([
    everyOne<PaymentBody>(world, '/payments'),
    everyOne<RefundBody>(world, '/refunds'),
    world.ledger(),
    intentsByPayment(world),
  ]);
  const strangers = [...intents.keys()].filter((id) => !payments.some((payment) => payment.id === id));
  return [
    ...payments.flatMap((payment) =>
      paymentDifferences(payment, refunds, ledger, intents.get(payment.id) ?? []),
    ),
    ...refunds.flatMap((refund) => refundDifferences(refund, ledger)),
    ...strangers.map((id) => `${id} is known to the provider only`),
    ...ledger
      .filter((entry) => entry.kind === 'refund' && !refunds.some((refund) => isOf(refund, entry)))
      .map(({ id }) => `${id} is known to the provider only`),
  ];
};

const paymentDifferences = (
  payment: PaymentBody,
  refunds: readonly RefundBody[],
  ledger: LedgerEntry[],
  intents: string[],
): string[] => {
  const { id, status } = payment;
  const moved = ledger.filter((entry) => entry.reference === id && entry.status === 'succeeded');
  const takings = moved.filter(({ kind }) => kind === 'charge' || kind === 'capture');
  const taken = takings.reduce((sum, { amount }) => sum + amount, 0);
  const [intent = 'none', ...more] = intents;
  const given = refunds
    .filter((refund) => refund.paymentId === id && refund.status === 'completed')
    .reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...(takings.length > 1 ? [`${id} was charged ${takings.length} times`] : []),
    ...(more.length > 0 ? [`${id} has ${intents.length} intents`] : []),
    ...(payment.capturedAmount === taken
      ? []
      : [`${id} took ${payment.capturedAmount}, the provider ${taken}`]),
    ...(payment.refundedAmount === given
      ? []
      : [`${id} gave back ${payment.refundedAmount}, its refunds ${given}`]),
    ...(intentsThatFit[status]?.includes(intent) ? [] : [`${id} is ${status}, its intent ${intent}`]),
  ];
};

/** The provider's entry of a refund of ours carries our id; of one made elsewhere we carry the provider's. */
const isOf = ({ id, providerRefundId }: RefundBody, entry: LedgerEntry): boolean =>
  entry.kind === 'refund' && (entry.reference === id || entry.id === providerRefundId);

const refundDifferences = (refund: RefundBody, ledger: LedgerEntry[]): string[] => {
  const { id, status, amount } = refund;
  const given = ledger.filter((entry) => isOf(refund, entry) && entry.status === 'succeeded');
  const fits =
    status === 'completed' ? given.length === 1 && given[0]?.amount === amount : given.length === 0;
  return fits ? [] : [`${id} is ${status} over ${amount}, the provider gave ${JSON.stringify(given)}`];
};

const everyOne = async <T>(world: World, path: string): Promise<T[]> => {
  const all: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await world.get(`${path}?limit=100${cursor && `&cursor=${cursor}`}`);
    all.push(...body.data);
    cursor = body.nextCursor;
  }
  return all;
};

const intentsByPayment = async ({ platform: { config } }: World): Promise<Map<string, string[]>> => {
  const { hostname, port } = new URL(config.STRIPE_API_BASE);
  const stripe = new Stripe(config.STRIPE_SECRET_KEY!, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
  });
  const found = new Map<string, string[]>();
  for await (const { metadata, status } of stripe.paymentIntents.list({ limit: 100 })) {
    const id = metadata.kassa_payment_id;
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), status]);
  }
  return found;
};
