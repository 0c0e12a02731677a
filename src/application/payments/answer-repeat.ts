import { type Payment } from '#domain/payments/payment';
import { err, type Result } from '#domain/shared/result';
import {
  type Idempotency,
  keyInFlight,
  type KeyInFlight,
  keyReused,
  type KeyReused,
} from '../shared/idempotency.ts';
import { answerTo, type PaymentAnswer, type PaymentDeclined } from './payment-answer.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { performInTurn } from './perform-in-turn.ts';
import { isAbandoned, isUnanswered, waitForAnswer } from './wait-for-answer.ts';

type Ports = Pick<
  PaymentsPorts,
  'payments' | 'gateways' | 'secrets' | 'outbox' | 'heard' | 'clock' | 'pause' | 'metrics' | 'settings'
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

    const { callKey } = command;
    const latest = await waitForAnswer(ports, payment, callKey, () =>
      ports.payments.find(payment.tenantId, payment.id),
    );
    if (!isUnanswered(latest, callKey)) return answerTo(latest, key, true);
    if (!isAbandoned(latest, ports.clock.now())) return err(keyInFlight);

    const leaseEndsAt = new Date(ports.clock.now().getTime() + ports.settings.callLeaseMs);
    if (!(await ports.payments.claimCall(latest, leaseEndsAt))) return err(keyInFlight);
    return answerTo(await performInTurn(ports, latest, true), key, true);
  };
