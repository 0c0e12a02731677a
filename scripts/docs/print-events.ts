import { billingEvents } from '#application/billing/contract';
import { creditsEvents } from '#application/credits/contract';
import { customersEvents } from '#application/customers/contract';
import { ledgerEvents } from '#application/ledger/contract';
import { paymentsEvents } from '#application/payments/contract';
import { type IntegrationEvent } from '#application/shared/integration-event';
import { eventSamples, sparseEventSamples } from './event-samples.ts';
import { printedHeading, table } from './printed-document.ts';

const allEvents = {
  ...paymentsEvents,
  ...customersEvents,
  ...billingEvents,
  ...ledgerEvents,
  ...creditsEvents,
} as const;

/** When each is told. The compiler knows when an event has no line here. */
const when: Readonly<Record<keyof typeof allEvents, string>> = {
  actionRequired: 'The customer must act before the payment can go on (3-D Secure, a redirect).',
  approved:
    'One person has said that money has arrived which only people can see. It may take more of them to count.',
  authorized: 'The money is held.',
  captured: 'The money was taken, in one step or from a hold. It may be less than was held.',
  captureDeclined: 'A capture was refused; the money is still held.',
  declined: 'The payment was refused, or is certain never to have reached the provider.',
  cancelled: 'A hold or an unconfirmed intent was released: asked for, run out, or done at the provider.',
  feeLearned: 'The provider told what it really took; the estimate is replaced.',
  feeCorrected: 'What the provider really took is not what was reckoned with; the difference.',
  outcomeUnresolved: 'Nobody could find out what became of a call, and asking has ended: a person must look.',
  refundReserved: 'A share of the captured money was set aside for a refund.',
  refundCompleted: 'The money of a refund went back.',
  refundFailed: 'A refund did not take place, or the bank sent its money back later.',
  moneyReturned:
    'The payment counts the money of a refund as gone back, and the part of the fee that goes with it.',
  returnUndone: 'The bank sent the money of a refund back: the payment no longer counts it as returned.',
  disputeOpened: 'A dispute, or an inquiry, was heard of for the first time.',
  disputeEscalated: 'An inquiry became a chargeback: the money is gone until it is decided.',
  disputeFeeLearned: 'The provider told what it keeps for handling a dispute.',
  customerCreated: 'A customer was made known.',
  methodAdded: 'A customer has saved a method; from now on it can be paid with.',
  methodRemoved: 'A saved method is gone, here and at its provider.',
  methodExpiring: 'A saved card ends within thirty days; told once.',
  adjustmentProposed: 'Somebody wants the books set right by a sum that takes two people.',
  adjustmentApproved: 'Another person agreed: its entry is on its way into the books.',
  adjustmentRejected: 'It is not to be; or whoever proposed it took it back.',
  adjustmentPosted: 'Its entry is in the books.',
  subscriptionCreated: 'Somebody has subscribed, with a trial or with a first period that is to be paid.',
  subscriptionActivated: 'Its first period is paid, or costs nothing.',
  trialEnding: 'A trial ends in three days.',
  subscriptionRenewed: 'A period has begun; whether it is paid is another event.',
  paymentOverdue: 'The running period is not paid: the first failure, each that follows, and each reminder.',
  graceBegan: 'The last try has failed; what is left is grace.',
  subscriptionRecovered: 'What was overdue is paid: everything is given back.',
  planChanged: 'Another plan, interval or quantity is had from now on.',
  changeScheduled: 'Another plan is had from the next period on.',
  changeDropped: 'A change was not paid, or the subscription ended before it was: all stays as it was.',
  cancellationScheduled: 'It will end: with its period, or with a grace.',
  cancellationWithdrawn: 'It will not end after all.',
  subscriptionCancelled: 'It has ended because somebody wanted it.',
  subscriptionExpired: 'It has ended because nobody paid.',
  downgradedToFree: 'Nobody paid; the free plan is had from now on.',
  subscriptionPaused: 'Nothing is had and nothing is owed for a while.',
  subscriptionResumed: 'A pause is over, and a period begins.',
  subscriptionReactivated: 'One that had ended is taken up again, with a period of its own.',
  balanceChanged: 'What the customer has paid ahead grew, or paid for an invoice.',
  invoiceOrdered:
    'Something besides a period is to be invoiced: a change, or time that was paid for and will not be used.',
  invoiceFinalised: 'An invoice has its number and may be paid.',
  invoicePaid: 'All that is owed is paid: with money, from the balance, or both.',
  invoiceVoided: 'An invoice should not have been.',
  invoiceGivenUp: 'It is not asked for any more; it may still be paid.',
  attemptFailed: 'A try to charge what is owed came to nothing.',
  excessReceived: 'Money came for an invoice that wants none; it goes back.',
  creditNoteIssued: 'What paid an invoice went back, or a part of it.',
  creditNoteUndone: 'The bank sent the money of a refund back: its credit note counts no more.',
  creditsGranted: 'A payment bought credits, and they are in the account.',
  creditsTakenBack: 'A refund, or a dispute that was lost, took back credits that its money had bought.',
  creditsGivenBack: 'The refund came to nothing after all: what it took is there again.',
  shortfallFound: 'Credits that a refund should have taken back had been used: a person must look.',
  creditsExpiring: 'Credits run out within seven days; told once of each pack.',
  creditsExpired: 'Credits ran out of time unused and were written off.',
  purchaseFailed: 'A purchase of credits came to nothing: declined, cancelled, or never gone on with.',
  disputeClosed: 'A dispute ended: won, lost, or closed without a decision.',
};

const opening = `An event that some module reacts to is stored in the outbox of its aggregate's document, in the same write as the state
it tells of, and is delivered at least once, in any order. One that nobody hears is not stored. \`id\` is derived from the aggregate and its version: whoever reacts keeps it, and
does nothing the second time. Amounts are whole numbers in minor units, instants ISO 8601 in UTC.

The envelope, here around a dispute that was lost:
`;

const whenOf = (type: string): string => {
  const key = Object.keys(allEvents).find((name) => allEvents[name as keyof typeof when] === type);
  if (key === undefined) throw new Error(`${type} is not in the contract`);
  return when[key as keyof typeof when];
};

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
const typeOf = (value: unknown): string =>
  value === null ? 'null' : typeof value === 'number' ? 'integer' : typeof value;
/** Every type that the field has in some sample. */
const typesOf = (field: string, kind: string): string => {
  const all = [...eventSamples(), ...sparseEventSamples()].filter(({ aggregate }) => aggregate.kind === kind);
  return [...new Set(all.map(({ data }) => typeOf(data[field])))].sort(nullLast).join(' or ');
};
const nullLast = (type: string): number => (type === 'null' ? 1 : -1);

const section = (kind: string, samples: readonly IntegrationEvent[]): string => {
  const [first] = samples;
  const isShared = (field: string) => samples.every(({ data }) => field in data);
  const shared = Object.entries(first?.data ?? {}).filter(([field]) => isShared(field));
  const alone = ({ data }: IntegrationEvent) => Object.keys(data).filter((field) => !isShared(field));
  return [
    `## Of ${kind}`,
    table(
      ['event', 'when', 'also in its `data`'],
      samples.map((sample) => [
        code(sample.type),
        whenOf(sample.type),
        alone(sample).map(code).join(', ') || '–',
      ]),
    ),
    'In the `data` of each:',
    table(
      ['field', 'type', 'example'],
      shared.map(([field, value]) => [code(field), typesOf(field, kind), code(value)]),
    ),
  ].join('\n\n');
};

const aDispute = (samples: readonly IntegrationEvent[]): IntegrationEvent | undefined =>
  samples.findLast(({ type }) => type === paymentsEvents.disputeClosed);

/** The envelope, then every event by the kind of its aggregate, each with the fields that the code really sends. */
export const printEvents = (): string => {
  const samples = eventSamples();
  const untold = Object.values(allEvents).filter((type) => !samples.some((sample) => sample.type === type));
  if (untold.length > 0) throw new Error(`event-samples.ts has no sample of ${untold.join(', ')}`);
  const kinds = [...new Set(samples.map(({ aggregate }) => aggregate.kind))];
  return [
    printedHeading('Events', '`contract.ts` and the publishing files of the modules in `src/application`'),
    opening,
    ['```json', JSON.stringify(aDispute(samples), null, 2), '```\n'].join('\n'),
    kinds
      .map((kind) =>
        section(
          kind,
          samples.filter(({ aggregate }) => aggregate.kind === kind),
        ),
      )
      .join('\n\n'),
  ]
    .join('\n')
    .concat('\n');
};
