import { type CreditNote } from '#domain/billing/credit-note';
import { recordReturn } from '#domain/billing/record-return';
import { type Invoice } from '#domain/billing/invoice';
import { byItself } from '#domain/billing/subscription';
import { isCurrency } from '#domain/shared/currency';
import { type InvoiceId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { money, type Money, negate } from '#domain/shared/money';
import { paymentsEvents } from '../../payments/contract.ts';
import { type IntegrationEvent, type Reaction } from '../../shared/integration-event.ts';
import { load } from '../../shared/load.ts';
import { retryOnConflict } from '../../shared/retry-on-conflict.ts';
import { type BillingPorts } from '../billing-ports.ts';
import { billingEvents } from '../contract.ts';
import { keepSubscription } from '../keep-subscription.ts';

/**
 * Tells a subscription what of the money for its running period went back, by a refund or a dispute: whoever pauses, cancels or
 * changes then gets no more back than is left of it.
 */
export const countReturnedMoney = (ports: BillingPorts): Reaction[] => [
  {
    hears: billingEvents.creditNoteIssued,
    run: (event) => countNote(ports, event, ({ number: key, amount }) => ({ key, amount })),
  },
  {
    hears: billingEvents.creditNoteUndone,
    run: (event) =>
      countNote(ports, event, ({ number, amount }) => ({ key: `${number}:undone`, amount: negate(amount) })),
  },
  ...[paymentsEvents.disputeOpened, paymentsEvents.disputeEscalated, paymentsEvents.disputeClosed].map(
    (hears) => ({ hears, run: (event: IntegrationEvent) => countDisputed(ports, event) }),
  ),
];

type Returned = Readonly<{ key: string; amount: Money }>;

const countNote = async (
  ports: BillingPorts,
  { tenantId, aggregate, data }: IntegrationEvent,
  returnedBy: (note: CreditNote) => Returned,
): Promise<void> => {
  const invoice = await load(ports.invoices, tenantId as TenantId, aggregate.id as InvoiceId);
  const note = invoice.creditNotes.find(({ number }) => number === data.noteNumber);
  if (note) await count(ports, invoice, returnedBy(note));
};

const countDisputed = async (
  ports: BillingPorts,
  { id, tenantId, data }: IntegrationEvent,
): Promise<void> => {
  const { paymentId, currency, heldChange, lostChange } = data;
  if (typeof currency !== 'string' || !isCurrency(currency)) return;
  const amount = money(BigInt(Number(heldChange) + Number(lostChange)), currency);
  if (amount.minor === 0n) return;
  const invoice = await ports.invoices.findByPayment(tenantId as TenantId, paymentId as PaymentId);
  if (invoice) await count(ports, invoice, { key: id, amount });
};

const count = (ports: BillingPorts, invoice: Invoice, returned: Returned): Promise<void> =>
  retryOnConflict(async () => {
    const subscription = await load(ports.subscriptions, invoice.tenantId, invoice.subscriptionId);
    const decided = recordReturn(subscription, invoice, returned, byItself(ports.clock.now()));
    if (decided?.ok) await keepSubscription(ports, subscription, decided.value);
  });
