import { z } from 'zod';
import { type Payment } from '#domain/payments/payment';
import { byHandMethods } from '#domain/shared/method-type';
import { err, type Result } from '#domain/shared/result';
import { type Actor } from '../../shared/actor.ts';
import { ConcurrencyConflict } from '../../shared/concurrency-conflict.ts';
import { type Idempotency } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { type PersonNeeded } from '../../shared/person.ts';
import { answerRepeat } from '../answer-repeat.ts';
import { SaidByNoPerson } from '../draw-in-hand.ts';
import { OpenPayment } from '../open-payment-input.ts';
import { type PaymentAnswer } from '../payment-answer.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { openPayment, type OpenPaymentRefusal } from './open-payment.ts';

const text = (min: number, max: number) => z.string().trim().min(min).max(max);

export const RecordPaymentByHand = z.strictObject({
  amount: OpenPayment.shape.amount,
  currency: OpenPayment.shape.currency,
  method: z.enum(byHandMethods),
  receivedAt: z.iso
    .datetime({ offset: true })
    .transform((instant) => new Date(instant))
    .describe('When the money was there; not to come, and not too long ago'),
  reference: text(1, 100).describe(
    'What the money goes by where it was received: the number of a receipt, the reference of a transfer. No two payments by this method have the same',
  ),
  orderId: OpenPayment.shape.orderId,
  customerId: OpenPayment.shape.customerId,
  invoiceId: text(1, 64).optional(),
  reason: text(3, 300).describe('Why you record it, and what you saw, in your own words'),
});

/** What the clocks of two machines may differ by: nobody is refused for writing "now". */
const skewMs = 60_000;

type RecordInput = Readonly<{
  actor: Actor;
  idempotency: Idempotency;
  asked: z.output<typeof RecordPaymentByHand>;
}>;
export type ReceivedAtNotPossible = Readonly<{ code: 'received-at-not-possible'; earliest: Date; now: Date }>;
/** `paymentId`: the payment that this money is, or is announced as, already. */
export type ReferenceInUse = Readonly<{
  code: 'reference-in-use';
  paymentId: string;
  status: Payment['status'];
}>;
type RecordRefusal = OpenPaymentRefusal | ReceivedAtNotPossible | ReferenceInUse | PersonNeeded;

/**
 * An admin records money that was received without any provider. It is opened like every other payment, at an account of
 * the gateway `manual`: by one person's word it counts at once, and where that does not do it waits for another's.
 */
export const recordPaymentByHand =
  (ports: PaymentsPorts) =>
  async ({ actor, idempotency, asked }: RecordInput): Promise<Result<PaymentAnswer, RecordRefusal>> => {
    const { method, receivedAt, reference, reason, invoiceId = null, ...of } = asked;
    const now = ports.clock.now();
    const earliest = new Date(now.getTime() - ports.settings.receivedAgeMaxMs);
    const first = await ports.payments.findByKey(actor.tenantId, idempotency.key);
    // A repetition is answered however late it comes.
    if (!first && (receivedAt.getTime() > now.getTime() + skewMs || receivedAt < earliest))
      return err({ code: 'received-at-not-possible', earliest, now });
    const announced = first ? undefined : await ports.payments.findByNumber(actor.tenantId, reference);
    if (announced && !cameToNothing(announced)) return err(inUseBy(announced));
    try {
      return await openPayment(ports)({
        actor,
        idempotency,
        captureMethod: 'automatic',
        asked: { ...of, gateway: 'manual', paymentMethod: { type: method } },
        invoiceId,
        inHand: { at: receivedAt, reference, reason },
      });
    } catch (failure) {
      if (failure instanceof SaidByNoPerson)
        return first ? answerRepeat(ports)(first, idempotency) : err({ code: 'person-needed' });
      if (!(failure instanceof KeyTaken)) throw failure;
      const holder = await ports.payments.findByReceipt(actor.tenantId, method, reference);
      if (!holder) throw new ConcurrencyConflict(`what held ${reference} has ended at this moment`);
      return err(inUseBy(holder));
    }
  };

const cameToNothing = ({ status }: Payment): boolean => status === 'failed' || status === 'cancelled';
const inUseBy = ({ id, status }: Payment): ReferenceInUse => ({
  code: 'reference-in-use',
  paymentId: id,
  status,
});
