import { disputeTransitions } from '#domain/payments/dispute-transitions';
import { paymentTransitions } from '#domain/payments/payment-transitions';
import { publicStatus, type PaymentStatus } from '#domain/payments/payment-status';
import { refundTransitions } from '#domain/payments/refund-transitions';
import { publicRefundStatus, type RefundStatus } from '#domain/payments/refund-status';
import { transactionTransitions } from '#domain/payments/transaction-transitions';
import { purchaseTransitions } from '#domain/credits/purchase-transitions';
import { methodTransitions } from '#domain/customers/method-transitions';
import { adjustmentTransitions } from '#domain/ledger/adjustment-transitions';
import { messageTransitions } from '#domain/notifications/message-transitions';
import { reviewTransitions } from '#domain/recovery/review-transitions';
import { receivedEventTransitions } from '#domain/webhooks/received-event-transitions';
import { invoiceTransitions } from '#domain/billing/invoice-transitions';
import { subscriptionTransitions } from '#domain/billing/subscription-transitions';
import { mermaid, printedHeading, table } from './printed-document.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Machine = Readonly<{
  title: string;
  file: string;
  transitions: Table;
  /** Where it begins, and what begins it. */
  begins: Readonly<Record<string, string>>;
  /** What a user sees in place of an inner status. */
  shownAs?: (status: string) => string;
}>;

const machines: readonly Machine[] = [
  {
    title: 'Payment',
    file: 'src/domain/payments/payment-transitions.ts',
    transitions: paymentTransitions,
    begins: { preparing: 'an intent', processing: 'a charge or an authorization' },
    shownAs: (status) => publicStatus(status as PaymentStatus),
  },
  {
    title: 'Refund',
    file: 'src/domain/payments/refund-transitions.ts',
    transitions: refundTransitions,
    begins: { pending: 'a share of the payment is set aside' },
    shownAs: (status) => publicRefundStatus(status as RefundStatus),
  },
  {
    title: 'Dispute',
    file: 'src/domain/payments/dispute-transitions.ts',
    transitions: disputeTransitions,
    begins: { needs_response: 'the first news, whichever status that tells' },
  },
  {
    title: 'Transaction of a provider that leads the payment',
    file: 'src/domain/payments/transaction-transitions.ts',
    transitions: transactionTransitions,
    begins: { opened: 'the provider opens it' },
  },
  {
    title: 'Saved payment method',
    file: 'src/domain/customers/method-transitions.ts',
    transitions: methodTransitions,
    begins: { pending: 'its provider is to be asked to keep it' },
  },
  {
    title: 'Subscription',
    file: 'src/domain/billing/subscription-transitions.ts',
    transitions: subscriptionTransitions,
    begins: { trialing: 'with a trial', incomplete: 'to be paid for first', active: 'with nothing to pay' },
  },
  {
    title: 'Invoice',
    file: 'src/domain/billing/invoice-transitions.ts',
    transitions: invoiceTransitions,
    begins: { draft: 'a period or a change is to be invoiced' },
  },
  {
    title: 'Purchase of credits',
    file: 'src/domain/credits/purchase-transitions.ts',
    transitions: purchaseTransitions,
    begins: { pending: 'a pack is to be paid for' },
  },
  {
    title: 'Review case',
    file: 'src/domain/recovery/review-transitions.ts',
    transitions: reviewTransitions,
    begins: { open: 'a doubt is told or found' },
  },
  {
    title: 'Adjustment of the ledger',
    file: 'src/domain/ledger/adjustment-transitions.ts',
    transitions: adjustmentTransitions,
    begins: { proposed: 'a sum that takes two people' },
  },
  {
    title: 'Received webhook event',
    file: 'src/domain/webhooks/received-event-transitions.ts',
    transitions: receivedEventTransitions,
    begins: { received: 'a valid signature' },
  },
  {
    title: 'Message to a customer',
    file: 'src/domain/notifications/message-transitions.ts',
    transitions: messageTransitions,
    begins: { queued: 'an event has something to tell somebody' },
  },
];

const section = ({ title, file, transitions, begins, shownAs }: Machine): string => {
  const statuses = Object.keys(transitions);
  const renamed = statuses.filter((status) => shownAs && shownAs(status) !== status);
  const staying = statuses.map((status) => [
    `\`${status}\``,
    eventsFrom(transitions, status, status).join(', ') || '–',
  ]);
  return [
    `## ${title}`,
    `From \`${file}\`.`,
    mermaid([
      'stateDiagram-v2',
      ...renamed.map((status) => `  ${status}: ${status} (seen as ${shownAs?.(status) ?? status})`),
      ...Object.entries(begins).map(([status, cause]) => `  [*] --> ${status}: ${cause}`),
      ...statuses.flatMap((from) => arrowsFrom(transitions, from)),
    ]),
    'Heard without moving:',
    table(['status', 'events'], staying),
  ].join('\n\n');
};

const arrowsFrom = (transitions: Table, from: string): string[] => {
  const targets = [...new Set(Object.values(transitions[from] ?? {}))].filter((to) => to !== from);
  return targets.map((to) => `  ${from} --> ${to}: ${eventsFrom(transitions, from, to).join('<br/>')}`);
};

const eventsFrom = (transitions: Table, from: string, to: string): string[] =>
  Object.entries(transitions[from] ?? {}).flatMap(([event, target]) => (target === to ? [event] : []));

/** Every table of transitions as a diagram. What has no arrow and no line is refused. */
export const printStateMachines = (): string =>
  [
    printedHeading('State machines', 'the tables of transitions'),
    'Only these tables change a status. An event that has neither an arrow nor a line for a status is refused there.\n',
    machines.map(section).join('\n\n'),
  ]
    .join('\n')
    .concat('\n');
