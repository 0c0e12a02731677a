import { type AmountOutsideLimits, openCharge, openIntent } from '#domain/payments/open-payment';
import { type Payment } from '#domain/payments/payment';
import { err, type Result } from '#domain/shared/result';
import { type KeyInFlight, keyReused, type KeyReused } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { isVisible, visibleTo } from '../../shared/visibility.ts';
import { answerRepeat } from '../answer-repeat.ts';
import { drawPayment, type DrawRefusal } from '../draw-payment.ts';
import { type OpenPaymentInput } from '../open-payment-input.ts';
import { answerTo, type PaymentAnswer, type PaymentDeclined } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { performInTurn } from '../perform-in-turn.ts';

export type OpenPaymentRefusal =
  | PaymentDeclined
  | KeyReused
  | KeyInFlight
  | AmountOutsideLimits
  | DrawRefusal;

/**
 * Charges, authorizes or prepares a payment: stores the promise, makes the call, records the answer. Two writes, no read.
 * Throws KeyTaken when its receipt is in use.
 */
export const openPayment =
  (ports: PaymentsPorts) =>
  async (input: OpenPaymentInput): Promise<Result<PaymentAnswer, OpenPaymentRefusal>> => {
    const { actor, idempotency } = input;
    const at = ports.clock.now();
    const findFirst = () => ports.payments.findByKey(actor.tenantId, idempotency.key);
    // Whose key it is not does not get to see what it was used for.
    const repeated = async (first: Payment) =>
      isVisible(first, visibleTo(actor)) ? answerRepeat(ports)(first, idempotency) : err(keyReused);
    const drawn = await drawPayment(ports, input, at);
    // What was possible when this was first asked may not be so any more: a method was removed, a limit lowered.
    const unlessRepeated = async <Refusal>(refused: Refusal) => {
      const first = await findFirst();
      return first ? repeated(first) : refused;
    };
    if (!drawn.ok) return unlessRepeated(drawn);
    const { payment, token } = drawn.value;
    const source = token === null ? null : ports.secrets.seal(token, payment.id);
    const opened = input.intent ? openIntent(payment, at) : openCharge({ ...payment, source }, at);
    if (!opened.ok) return unlessRepeated(opened);

    const promised = await insert(ports, opened.value);
    if (!promised) {
      const first = await findFirst();
      if (!first) throw new KeyTaken('the key is free: something else that no two payments may share is not');
      return repeated(first);
    }
    return answerTo(await performInTurn(ports, promised), idempotency.key, false);
  };

const insert = async (
  { payments }: PaymentsPorts,
  decision: Parameters<PaymentsPorts['payments']['insert']>[0],
): Promise<Payment | undefined> => {
  try {
    return await payments.insert(decision, []);
  } catch (failure) {
    if (failure instanceof KeyTaken) return undefined;
    throw failure;
  }
};
