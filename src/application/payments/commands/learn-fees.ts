import { type Payment } from '#domain/payments/payment';
import { decide } from '#domain/payments/payment-evolution';
import { feesOf } from '#domain/payments/payment-fees';
import { keepPayments } from '../keep-payment.ts';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type PaymentsPorts } from '../payments-ports.ts';

const batchMax = 500;
/** Providers settle a payment's fee moments after they captured it, and their clocks are not ours. */
const slackMs = 300_000;
const askAgainMs = 600_000;
/** A fee that has not shown by then (it was taken in another currency, say) stays estimated. */
const askingMs = 259_200_000;

/** Replaces estimated gateway fees by what the provider really took, a page of payments for each call. Gives how many. */
export const learnFees = (ports: PaymentsPorts) => async (): Promise<number> => {
  const accounts = await ports.payments.accountsAwaitingFee();
  const learned = await Promise.all(
    accounts.map((account) =>
      learnFrom(ports, account).catch((error: unknown) => {
        // An account that can't be used must not keep the others' fees from being learned.
        ports.log.error('learning-fees-failed', { gatewayAccountId: account, error });
        return 0;
      }),
    ),
  );
  return learned.reduce((sum, count) => sum + count, 0);
};

const learnFrom = async (ports: PaymentsPorts, id: GatewayAccountId): Promise<number> => {
  const now = ports.clock.now();
  const waiting = await ports.payments.awaitingFee(id, now, batchMax);
  const times = waiting.flatMap(({ completedAt }) => (completedAt ? [completedAt.getTime()] : []));
  if (times.length === 0) return 0;
  const gateway = await ports.gateways.of(id);
  const byName = new Map(
    waiting.flatMap((payment) => [payment.reference, payment.id].map((name) => [name, payment] as const)),
  );
  const unheard = new Set(waiting);
  const from = new Date(Math.min(...times) - slackMs);
  const to = new Date(Math.max(...times) + slackMs);
  let learned = 0;
  for await (const page of gateway.fees(from, to)) {
    const decisions = page.flatMap(({ reference, fee }) => {
      const payment = byName.get(reference);
      if (!payment || !unheard.delete(payment)) return [];
      const decision = decide(payment, {
        type: 'FeeLearned',
        fee,
        reckoned: feesOf(payment).gateway,
        at: now,
        cause: 'lookup',
      });
      return decision.ok ? [decision.value] : [];
    });
    learned += await keepPayments(ports, decisions);
    if (unheard.size === 0) break;
  }
  const left = [...unheard];
  const tooOld = new Date(now.getTime() - askingMs);
  const [given, deferred] = [
    left.filter(isDoneBefore(tooOld)),
    left.filter((one) => !isDoneBefore(tooOld)(one)),
  ];
  await ports.payments.deferFee(
    deferred.map(({ id }) => id),
    new Date(now.getTime() + askAgainMs),
  );
  await ports.payments.deferFee(
    given.map(({ id }) => id),
    null,
  );
  return learned;
};

const isDoneBefore =
  (instant: Date) =>
  ({ completedAt }: Payment): boolean =>
    completedAt !== null && completedAt < instant;
