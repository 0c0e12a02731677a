import { type Payment, type PaymentCommand } from '#domain/payments/payment';
import { err, type Result } from '#domain/shared/result';
import {
  type Idempotency,
  keyInFlight,
  type KeyInFlight,
  keyReused,
  type KeyReused,
} from '../shared/idempotency.ts';
import { recordPaymentNews } from './commands/record-payment-news.ts';
import { answerTo, type PaymentAnswer, type PaymentDeclined } from './payment-answer.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { performCall } from './perform-call.ts';

type Ports = Pick<
  PaymentsPorts,
  'payments' | 'gateways' | 'secrets' | 'outbox' | 'clock' | 'pause' | 'metrics' | 'settings'
>;

/**
 * Answers a request that was made before. While the first one is being worked on we wait for its answer; when whoever
 * worked on it is gone, we finish it: the same call under the same key, so the provider charges at most once.
 */
export const answerRepeat =
  (ports: Ports) =>
  async (
    payment: Payment,
    { key, requestHash }: Idempotency,
  ): Promise<Result<PaymentAnswer, PaymentDeclined | KeyReused | KeyInFlight>> => {
    const command = payment.commands.find((made) => made.key === key);
    if (!command || command.hash !== requestHash) return err(keyReused);

    const latest = await waitForAnswer(ports, payment, command);
    if (!isAwaited(latest, command)) return answerTo(latest, key, true);
    if (!isAbandoned(latest, ports.clock.now())) return err(keyInFlight);

    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
    if (!(await ports.payments.claimCall(latest, leaseEndsAt))) return err(keyInFlight);
    const { news, hearing } = await performCall(ports, latest);
    return answerTo(await recordPaymentNews(ports)(latest, news, hearing), key, true);
  };

const pollEveryMs = 40;

const waitForAnswer = async (ports: Ports, first: Payment, command: PaymentCommand): Promise<Payment> => {
  let payment = first;
  for (let waitedMs = 0; waitedMs < ports.settings.repeatWaitMs; waitedMs += pollEveryMs) {
    if (!isAwaited(payment, command) || isAbandoned(payment, ports.clock.now())) return payment;
    await ports.pause(pollEveryMs);
    payment = (await ports.payments.find(payment.tenantId, payment.id)) ?? payment;
  }
  return payment;
};

/** The first request has been promised and not answered at all yet; once it was told "processing" (an ask), it has. */
const isAwaited = ({ inFlight }: Payment, { callKey }: PaymentCommand): boolean =>
  inFlight !== null && inFlight.key === callKey && inFlight.asks === 0;

const isAbandoned = ({ inFlight }: Payment, now: Date): boolean =>
  inFlight !== null && inFlight.nextAskAt !== null && inFlight.nextAskAt <= now;
