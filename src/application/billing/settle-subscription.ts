import { chooseWhatPaid } from '#domain/billing/choose-what-paid';
import { type Invoice } from '#domain/billing/invoice';
import { applyChange, dropChange } from '#domain/billing/subscription-changes';
import { recordWaiver } from '#domain/billing/record-waiver';
import { recordFailure } from '#domain/billing/subscription-dunning';
import { forfeitOf, restore } from '#domain/billing/restore';
import { recordPayment, waivePayment } from '#domain/billing/subscription-renewal';
import { byItself, type Decided, type Subscription } from '#domain/billing/subscription';
import { isEnded } from '#domain/billing/subscription-status';
import { fromLastSeen } from '../shared/from-last-seen.ts';
import { load } from '../shared/load.ts';
import { type BillingPorts } from './billing-ports.ts';
import { keepSubscription } from './keep-subscription.ts';

type Ports = Pick<BillingPorts, 'subscriptions' | 'settings' | 'outbox' | 'heard' | 'clock' | 'log'>;

/**
 * Tells a subscription that one of its invoices is paid or voided: its period is settled either way, and cost nothing if it was
 * voided; what was lost for want of it is had again; a change that it is for is made, or not. Done by whoever recorded it and
 * once more by the reaction to the event; the second time nothing happens.
 */
export const settlePaid = (ports: Ports, invoice: Invoice, known?: Subscription): Promise<Subscription> =>
  decideOn(ports, invoice, known, async (subscription, at) => {
    const settled =
      invoice.periodIndex === null
        ? settleChange(subscription, invoice, at)
        : await settlePeriod(ports, subscription, invoice.status, invoice.periodIndex, at);
    return chooseWhatPaid(recordWaiver(settled, invoice, byItself(at)), invoice, at);
  });

const settlePeriod = async (
  ports: Ports,
  subscription: Subscription,
  status: Invoice['status'],
  periodIndex: number,
  at: Date,
): Promise<Decided | undefined> => {
  const told = byItself(at);
  if (status === 'void') return waivePayment(subscription, periodIndex, told);
  const forfeit = forfeitOf(subscription, periodIndex);
  return forfeit
    ? restore(subscription, periodIndex, await hasSince(ports, subscription, forfeit.at), told)
    : recordPayment(subscription, periodIndex, told);
};

/** Whether its owner has taken up another subscription since. */
const hasSince = async (
  { subscriptions }: Ports,
  { id, tenantId, customerId }: Subscription,
  since: Date,
): Promise<boolean> => {
  const current = await subscriptions.currentOf(tenantId, customerId);
  return current !== undefined && current.id !== id && !isEnded(current) && current.createdAt >= since;
};

const settleChange = (subscription: Subscription, { key, status }: Invoice, at: Date): Decided | undefined =>
  status === 'void'
    ? dropChange(subscription, key, 'its invoice was voided', byItself(at))
    : applyChange(subscription, key, byItself(at));

/** Tells a subscription that an attempt to pay one of its invoices failed. A change that could not be paid is not made. */
export const settleFailed = async (
  ports: Ports,
  invoice: Invoice,
  { attempt, failure }: Readonly<{ attempt: string; failure: string }>,
  known?: Subscription,
): Promise<Subscription> => {
  const { dunning } = await ports.settings.of(invoice.tenantId);
  const { periodIndex, key } = invoice;
  return decideOn(ports, invoice, known, (subscription, at) =>
    periodIndex === null
      ? dropChange(subscription, key, `its payment failed: ${failure}`, byItself(at))
      : recordFailure(subscription, { periodIndex, attempt, failure }, dunning, at),
  );
};

/** What a state does not answer to has been overtaken: a payment that comes after the end changes nothing any more. */
const decideOn = async (
  ports: Ports,
  { tenantId, subscriptionId, id }: Invoice,
  known: Subscription | undefined,
  decide: (subscription: Subscription, at: Date) => Promise<Decided | undefined> | Decided | undefined,
): Promise<Subscription> => {
  const { subscriptions } = ports;
  const seen = known ?? (await load(subscriptions, tenantId, subscriptionId));
  return fromLastSeen(subscriptions, seen, async (subscription) => {
    const decided = await decide(subscription, ports.clock.now());
    if (!decided) return subscription;
    if (decided.ok) return keepSubscription(ports, subscription, decided.value);
    ports.log.info('news-too-late', { subscriptionId, invoiceId: id, event: decided.error.event });
    return subscription;
  });
};
