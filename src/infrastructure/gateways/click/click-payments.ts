import { type CallInDoubt, type OpeningCall } from '#application/payments/ports/payment-gateway';
import { type PaymentNews } from '#domain/payments/payment-news';
import { type Money } from '#domain/shared/money';
import { toSom } from './click-amount.ts';
import { failureOf } from './click-failures.ts';
import { type ClickCall, type ClickReply } from './click-http.ts';
import { exact, type ClickFields, writeJson } from './click-json.ts';
import { tashkentDays } from './tashkent-day.ts';

/**
 * Click knows no idempotency key and can't be made to refuse a call that may still be on its way; and nothing it publishes
 * says when a payment that was made is sure to be found by our id. So that it has not heard of one proves nothing: after
 * this many asks (more than eight minutes) somebody must look into its cabinet.
 */
const asksMax = 9;

/** Payments with a card token, and what became of them. A payment is found by our id, which Click keeps with it. */
export const clickPayments = (call: ClickCall, serviceId: string) => {
  const statusOf = async (reference: string, amount: Money): Promise<PaymentNews> => {
    const reply = await call('GET', ['payment', 'status', serviceId, reference]);
    return reply.kind === 'done' ? newsOf(reply.fields, amount, reference) : unanswered(reply);
  };

  /** What Click has under our id on a day; undefined when it knows of nothing. */
  const onDay = async ({ paymentId, amount }: OpeningCall, day: string): Promise<PaymentNews | undefined> => {
    const reply = await call('GET', ['payment', 'status_by_mti', serviceId, paymentId, day]);
    if (reply.kind === 'refused') return undefined;
    if (reply.kind !== 'done') return unanswered(reply);
    const { payment_id: reference, payment_status: status } = reply.fields;
    if (status !== undefined) return newsOf(reply.fields, amount);
    return typeof reference === 'string' ? statusOf(reference, amount) : silent;
  };

  const settle = async (asked: OpeningCall, reference: string | null, asks: number): Promise<PaymentNews> => {
    if (reference !== null) return statusOf(reference, asked.amount);
    for (const day of tashkentDays(asked.promisedAt)) {
      const news = await onDay(asked, day);
      if (news) return news;
    }
    const cause = 'Click has not heard of the payment';
    return { kind: 'unknown', cause, isAnswered: true, ...(asks >= asksMax && { wantsPerson: true }) };
  };

  return {
    /** Debits the card behind a token. Never made a second time: Click would debit a second time. */
    charge: async (asked: OpeningCall & Readonly<{ source: string }>): Promise<PaymentNews> => {
      const { paymentId, amount, source, again } = asked;
      if (again) return settle(asked, null, 0);
      const body = writeJson({
        service_id: exact(serviceId),
        card_token: source,
        amount: exact(toSom(amount)),
        transaction_parameter: paymentId,
      });
      const reply = await call('POST', ['card_token', 'payment'], body);
      switch (reply.kind) {
        case 'done':
          return newsOf(reply.fields, amount);
        case 'refused':
          return { kind: 'declined', failure: failureOf(reply.code) };
        case 'turned-away':
          return { kind: 'not-executed', why: reply.why };
        case 'silence':
          return { kind: 'unknown', cause: reply.cause };
      }
    },

    settle: (doubt: Extract<CallInDoubt, { operation: 'authorize' | 'charge' }>): Promise<PaymentNews> =>
      settle(doubt.call, doubt.reference, doubt.asks),

    /** Whether all of a payment went back: Click shows that as a status below zero. */
    isReversed: async (reference: string): Promise<boolean | 'unknown'> => {
      const reply = await call('GET', ['payment', 'status', serviceId, reference]);
      const status = reply.kind === 'done' ? reply.fields.payment_status : undefined;
      return typeof status === 'string' && /^-?\d+$/.test(status) ? status.startsWith('-') : 'unknown';
    },
  };
};

const silent = { kind: 'unknown', cause: 'the answer has no payment in it' } as const;

/** We only asked, so nothing but an answer says anything about the payment. */
const unanswered = (reply: Exclude<ClickReply, { kind: 'done' }>): PaymentNews => {
  switch (reply.kind) {
    case 'refused':
      return { kind: 'unknown', cause: `${reply.code}: ${reply.note}`, isAnswered: true };
    case 'turned-away':
      return { kind: 'unknown', cause: reply.why };
    case 'silence':
      return { kind: 'unknown', cause: reply.cause };
  }
};

/** `payment_status`: 2 is success, 0 and 1 are on their way, below is an error (docs.click.uz, "Click Pass"). */
const newsOf = (
  { payment_id: id, payment_status: status }: ClickFields,
  amount: Money,
  known?: string,
): PaymentNews => {
  const reference = typeof id === 'string' && /^\d+$/.test(id) ? id : known;
  const details = reference === undefined ? {} : { details: { reference } };
  if (status === '2') return { kind: 'captured', amount, fee: null, ...details };
  if (status === '0' || status === '1') return { kind: 'pending', ...details };
  if (typeof status === 'string' && /^-\d+$/.test(status))
    return { kind: 'declined', failure: failureOf(status), ...details };
  return silent;
};
