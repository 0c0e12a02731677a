import { type RefundCall } from '#application/payments/ports/payment-gateway';
import { type RefundNews } from '#domain/payments/refund';
import { toSom } from './click-amount.ts';
import { notReversed, unavailable } from './click-failures.ts';
import { type ClickCall, type ClickReply } from './click-http.ts';

type Looks = Readonly<{ isReversed(reference: string): Promise<boolean | 'unknown'> }>;

/**
 * Gives money back. All of a payment can go back only once, so that call may be repeated and looked after. A part can go
 * back as often as it is asked for and shows nowhere, so it is asked for once; after silence only a person can know.
 */
export const clickReversals = (call: ClickCall, serviceId: string, payments: Looks) => {
  const done = ({ paymentReference, refundId }: RefundCall): RefundNews => ({
    kind: 'completed',
    reference: `${paymentReference}:${refundId}`,
  });

  const whole = async (asked: RefundCall): Promise<RefundNews> => {
    const reply = await call('DELETE', ['payment', 'reversal', serviceId, asked.paymentReference]);
    if (reply.kind === 'done') return done(asked);
    // It may be refused because it has been done.
    if (reply.kind !== 'refused') return undone(reply, asked);
    const isReversed = await payments.isReversed(asked.paymentReference);
    if (isReversed === 'unknown') return { kind: 'unknown', cause: 'Click refused, and does not say why' };
    return isReversed ? done(asked) : undone(reply, asked);
  };

  const part = async (asked: RefundCall): Promise<RefundNews> => {
    const { paymentReference, amount } = asked;
    const path = ['payment', 'partial_reversal', serviceId, paymentReference, toSom(amount)];
    const reply = await call('DELETE', path);
    return reply.kind === 'done' ? done(asked) : undone(reply, asked);
  };

  /** The same for whoever did not hear the answer, or is not the first to ask. */
  const settle = async (asked: RefundCall): Promise<RefundNews> => {
    if (!asked.isWhole)
      return { kind: 'unknown', cause: 'Click does not show parts: look in its cabinet', isAnswered: true };
    const isReversed = await payments.isReversed(asked.paymentReference);
    if (isReversed === 'unknown')
      return { kind: 'unknown', cause: 'Click does not say how the payment stands' };
    return isReversed ? done(asked) : whole({ ...asked, again: true });
  };

  return {
    refund: (asked: RefundCall): Promise<RefundNews> =>
      asked.again ? settle(asked) : asked.isWhole ? whole(asked) : part(asked),
    settle,
  };
};

/** A call that was turned away now says nothing about an earlier one. */
const undone = (reply: Exclude<ClickReply, { kind: 'done' }>, { again }: RefundCall): RefundNews => {
  if (reply.kind === 'refused') return { kind: 'failed', failure: notReversed(reply.code, reply.note) };
  if (reply.kind === 'silence') return { kind: 'unknown', cause: reply.cause };
  return again
    ? { kind: 'unknown', cause: reply.why }
    : { kind: 'not-executed', failure: unavailable(reply.why) };
};
