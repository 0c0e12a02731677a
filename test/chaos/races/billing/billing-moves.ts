import { type BillingUseCases } from '#application/billing/index';
import { ConcurrencyConflict } from '#application/shared/concurrency-conflict';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { type PaymentMethodId, type PlanId } from '#domain/shared/ids';
import { asking, type Owed } from '../../billing-operations.ts';

/** Two commands that meet are about one subscription, and one invoice of it if there is one yet. */
export type BillingScene = Pick<Owed, 'subscription'> & Partial<Pick<Owed, 'invoiceId'>>;
/** What is so when all has settled. `taken`: how many payments of each invoice took money; `kept`: how many hold it still. */
export type BillingEnd = Readonly<{
  subscription: Subscription;
  invoices: readonly Readonly<{ invoice: Invoice; taken: number; kept: number }>[];
}>;
/** What somebody was told: it was done, or not. */
export type Told = 'done' | 'refused';

export type BillingMove = Readonly<{
  name: string;
  /** Undefined: nobody asked. */
  ask(billing: BillingUseCases, scene: BillingScene, key: string): Promise<Told | undefined>;
  /** Whether what was told is so in the end. */
  isTrue(told: Told | undefined, end: BillingEnd): boolean;
}>;

type Answer<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false }>;
/** Whoever meets somebody is sent away at the worst, to try again. */
const said = async <T>(
  asked: Promise<Answer<T>>,
  isDone: (value: T) => boolean = () => true,
): Promise<Told> => {
  try {
    const answer = await asked;
    return answer.ok && isDone(answer.value) ? 'done' : 'refused';
  } catch (failure) {
    if (failure instanceof ConcurrencyConflict) return 'refused';
    throw failure;
  }
};
const invoiceIn = ({ invoiceId }: BillingScene) => {
  if (invoiceId === undefined) throw new Error('there is no invoice yet');
  return invoiceId;
};
const keptOf = ({ invoices }: BillingEnd): number => invoices.reduce((sum, { kept }) => sum + kept, 0);

/** The engine does what is due. */
export const work: BillingMove = {
  name: 'the engine',
  ask: async (billing) => {
    await billing.workDueSubscriptions();
    return undefined;
  },
  isTrue: () => true,
};
export const cancelNow: BillingMove = {
  name: 'cancel now',
  ask: (billing, { subscription: { id } }, key) =>
    said(billing.cancelSubscription({ ...asking(key), id, asked: { when: 'now', creditUnused: false } })),
  /** What was not paid for by then is not paid for later. */
  isTrue: (told, end) =>
    told === 'done' &&
    end.subscription.status === 'cancelled' &&
    (end.subscription.isSettled || keptOf(end) === 0),
};
type PayWith = Readonly<{ id: PaymentMethodId } | { type: 'card'; token: string }>;
export const pay = (paymentMethod?: PayWith): BillingMove => ({
  name: `pay with ${paymentMethod && 'token' in paymentMethod ? paymentMethod.token : 'the saved card'}`,
  ask: (billing, scene, key) =>
    said(
      billing.payInvoice({
        ...asking(key),
        id: invoiceIn(scene),
        asked: paymentMethod ? { paymentMethod } : {},
      }),
      ({ invoice }) => invoice.status === 'paid',
    ),
  isTrue: (told, { subscription, invoices: [first] }) =>
    told === 'refused' || first?.kept === 1 || subscription.status === 'cancelled',
});
export const voidIt: BillingMove = {
  name: 'void',
  ask: (billing, scene, key) =>
    said(billing.voidInvoice({ ...asking(key), id: invoiceIn(scene), asked: { reason: 'a mistake' } })),
  isTrue: (told, { invoices: [first] }) =>
    told === 'refused' || (first?.invoice.status === 'void' && first.kept === 0),
};
export const upgrade: BillingMove = {
  name: 'upgrade',
  ask: (billing, { subscription: { id } }, key) =>
    said(
      billing.changePlan({
        ...asking(key),
        id,
        asked: { planId: 'pln_pro' as PlanId, interval: 'month', proration: 'prorate' },
      }),
      ({ subscription }) => subscription.item.planId === 'pln_pro',
    ),
  isTrue: (told, { subscription }) =>
    told === 'refused' || subscription.item.planId === 'pln_pro' || subscription.status === 'cancelled',
};
