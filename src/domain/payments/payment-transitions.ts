import { type Answered, type Transitions } from '#domain/shared/state-machine';
import { type PaymentEvent } from './payment-events.ts';
import { type PaymentStatus } from './payment-status.ts';

/** News a payment may hear in any state without moving: details it lacked, and disputes that come after the money. */
const heardAnywhere = <S extends PaymentStatus>(status: S) =>
  ({ DetailsLearned: status, DisputeChanged: status }) as const;
/** What money that has been captured may go through. */
const moneyIn = <S extends PaymentStatus>(status: S) =>
  ({
    ...heardAnywhere(status),
    RefundReserved: status,
    RefundReleased: status,
    PartOfMoneyReturned: 'partially_refunded',
    AllMoneyReturned: 'refunded',
    FeeLearned: status,
  }) as const;

export const paymentTransitions = {
  preparing: {
    ...heardAnywhere('preparing'),
    PaymentRerouted: 'preparing',
    PaymentPrepared: 'pending',
    PaymentAuthorized: 'authorized',
    PaymentCaptured: 'completed',
    PaymentDeclined: 'failed',
    PaymentVoided: 'cancelled',
    OutcomeLeftUnknown: 'preparing',
  },
  pending: {
    ...heardAnywhere('pending'),
    ChargeRequested: 'processing',
    VoidRequested: 'voiding',
    ActionRequired: 'requires_action',
    PaymentAuthorized: 'authorized',
    PaymentCaptured: 'completed',
    PaymentDeclined: 'failed',
    PaymentVoided: 'cancelled',
  },
  processing: {
    ...heardAnywhere('processing'),
    PaymentRerouted: 'processing',
    // Asked to go on, the provider found nothing to charge yet.
    PaymentPrepared: 'pending',
    ActionRequired: 'requires_action',
    PaymentAuthorized: 'authorized',
    PaymentCaptured: 'completed',
    PaymentDeclined: 'failed',
    PaymentVoided: 'cancelled',
    OutcomeLeftUnknown: 'processing',
  },
  requires_action: {
    ...heardAnywhere('requires_action'),
    PaymentApproved: 'requires_action',
    ChargeRequested: 'processing',
    VoidRequested: 'voiding',
    PaymentAuthorized: 'authorized',
    PaymentCaptured: 'completed',
    PaymentDeclined: 'failed',
    PaymentVoided: 'cancelled',
  },
  authorized: {
    ...heardAnywhere('authorized'),
    CaptureRequested: 'capturing',
    VoidRequested: 'voiding',
    PaymentCaptured: 'completed',
    PaymentVoided: 'cancelled',
  },
  capturing: {
    ...heardAnywhere('capturing'),
    PaymentCaptured: 'completed',
    CaptureDeclined: 'authorized',
    PaymentVoided: 'cancelled',
    OutcomeLeftUnknown: 'capturing',
  },
  voiding: {
    ...heardAnywhere('voiding'),
    PaymentVoided: 'cancelled',
    // The provider would not let go, so what we believed is out of date: we ask what is true before we say anything.
    VoidDeclined: 'processing',
    PaymentCaptured: 'completed',
    OutcomeLeftUnknown: 'voiding',
  },
  completed: moneyIn('completed'),
  partially_refunded: { ...moneyIn('partially_refunded'), NoMoneyReturned: 'completed' },
  refunded: { ...moneyIn('refunded'), NoMoneyReturned: 'completed' },
  // A provider that says, late, that the money did move is believed: books follow the money, not our first answer.
  failed: { ...heardAnywhere('failed'), PaymentAuthorized: 'authorized', PaymentCaptured: 'completed' },
  cancelled: { ...heardAnywhere('cancelled'), PaymentCaptured: 'completed' },
} as const satisfies Transitions<PaymentStatus, PaymentEvent['type']>;

true satisfies PaymentEvent['type'] extends Answered<typeof paymentTransitions>
  ? true
  : 'an event no state answers to';
