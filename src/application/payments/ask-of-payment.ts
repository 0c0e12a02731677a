import { type AskedBy } from '#domain/shared/asked-by';
import { type Payment, type PaymentDecision } from '#domain/payments/payment';
import { type Request } from '#domain/payments/payment-requests';
import { type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { type Idempotency, type KeyInFlight, keyReused, type KeyReused } from '../shared/idempotency.ts';
import { KeyTaken } from '../shared/key-taken.ts';
import { notFound, type NotFound } from '../shared/not-found.ts';
import { retryOnConflict } from '../shared/retry-on-conflict.ts';
import { isVisible, type Visibility } from '../shared/visibility.ts';
import { answerRepeat } from './answer-repeat.ts';
import { recordPaymentNews } from './commands/record-payment-news.ts';
import { keepPayment } from './keep-payment.ts';
import { answerTo, type PaymentAnswer, type PaymentDeclined } from './payment-answer.ts';
import { type PaymentsPorts } from './payments-ports.ts';
import { performCall } from './perform-call.ts';

export type AskOfPayment = Readonly<{
  seen: Visibility;
  paymentId: PaymentId;
  idempotency: Idempotency;
  /** Left out by Kassa itself. */
  by?: AskedBy | undefined;
}>;
export type AskRefusal = NotFound | PaymentDeclined | KeyReused | KeyInFlight;

/** What confirm, capture and cancel have in common: load, promise, save; make the call; record what came of it. */
export const askOfPayment = async <Refusal>(
  ports: PaymentsPorts,
  { seen, paymentId, idempotency, by }: AskOfPayment,
  promise: (
    payment: Payment,
    request: Request,
  ) => Result<PaymentDecision, Refusal> | Promise<Result<PaymentDecision, Refusal>>,
): Promise<Result<PaymentAnswer, Refusal | AskRefusal>> => {
  const promised = await retryOnConflict(async () => {
    const payment = await ports.payments.find(seen.tenantId, paymentId);
    if (!payment || !isVisible(payment, seen)) return err(notFound);
    if (isMadeTo(payment, idempotency.key)) return ok({ payment, isRepeat: true });
    const decision = await promise(payment, requestOf(ports, idempotency, by));
    if (!decision.ok) return decision;
    return saveWithKey(() => keepPayment(ports, decision.value));
  });
  if (!promised.ok) return promised;
  const { payment, isRepeat } = promised.value;
  if (isRepeat) return answerRepeat(ports)(payment, idempotency);
  const { news, hearing } = await performCall(ports, payment);
  return answerTo(await recordPaymentNews(ports)(payment, news, hearing), idempotency.key, false);
};

export const isMadeTo = (payment: Payment, key: string): boolean =>
  payment.commands.some((made) => made.key === key);

export const requestOf = (
  { clock, settings }: PaymentsPorts,
  { key, requestHash }: Idempotency,
  by: AskedBy | undefined,
): Request => {
  const at = clock.now();
  return { key, hash: requestHash, at, leaseEndsAt: new Date(at.getTime() + settings.callLeaseMs), by };
};

/** A key that is in use on another payment is a key reused for something else. */
export const saveWithKey = async (
  save: () => Promise<Payment>,
): Promise<Result<{ payment: Payment; isRepeat: boolean }, KeyReused>> => {
  try {
    return ok({ payment: await save(), isRepeat: false });
  } catch (failure) {
    if (failure instanceof KeyTaken) return err(keyReused);
    throw failure;
  }
};
