import { type InvoiceId } from '#domain/shared/ids';
import { reactionTo, standardDunning } from './dunning-policy.ts';
import { type Invoice } from './invoice.ts';
import { openAttempt } from './pay-attempt.ts';
import { isEnded } from './subscription-status.ts';
import { type Subscription } from './subscription.ts';

/**
 * The one thing that a customer should do next. `complete-payment`: a payment waits for them, as for their bank's question.
 * `until`: when something follows if they do not; null when nothing does.
 */
export type NextAction = Readonly<{
  kind: 'pay' | 'add-method' | 'complete-payment' | 'choose-plan';
  invoiceId: InvoiceId | null;
  until: Date | null;
}>;

type Due = Pick<Invoice, 'id' | 'attempts'>;

/**
 * What a customer should do next; null when nothing. `dues`: their invoices that are owed, open ones first. `hasMethod`: whether
 * something is saved that could be charged.
 */
export const nextAction = (
  subscription: Subscription | null,
  dues: readonly Due[],
  hasMethod: boolean,
): NextAction | null => {
  if (!subscription || isEnded(subscription)) return { kind: 'choose-plan', invoiceId: null, until: null };
  const [due] = dues;
  const { dunning, incompleteUntil } = subscription;
  if (due) {
    const kind = dunning ? dunningKind(dunning) : waitsForPayer(due) ? 'complete-payment' : 'pay';
    return { kind, invoiceId: due.id, until: dunning?.nextAt ?? incompleteUntil };
  }
  return !hasMethod && needsMethod(subscription)
    ? { kind: 'add-method', invoiceId: null, until: subscription.period.end }
    : null;
};

/** What kind of failure asks what of a customer does not depend on how often a tenant tries. */
const dunningKind = ({
  failure,
  next,
}: NonNullable<Subscription['dunning']>): Exclude<NextAction['kind'], 'choose-plan'> => {
  const reaction = reactionTo(standardDunning, failure);
  if (reaction === 'send-link') return 'complete-payment';
  return reaction === 'ask-method' || next === 'remind' ? 'add-method' : 'pay';
};

const waitsForPayer = ({ attempts }: Due): boolean => {
  const failure = attempts.at(-1)?.failure;
  return (
    openAttempt(attempts) !== undefined ||
    (typeof failure === 'string' && reactionTo(standardDunning, failure) === 'send-link')
  );
};

/** The period that comes is charged by itself, and costs something. */
const needsMethod = ({ status, payBy, item, scheduled, cancellation }: Subscription): boolean =>
  (status === 'trialing' || status === 'active') &&
  payBy === 'method' &&
  cancellation === null &&
  (scheduled ?? item).unitPrice.minor > 0n;
