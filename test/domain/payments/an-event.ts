import { type PaymentEvent } from '#domain/payments/payment-events';
import { type RefundId } from '#domain/shared/ids';
import { aCall, afterNoon, insufficientFunds, usd } from '#test/support/a-payment';

type Events = { readonly [T in PaymentEvent['type']]: Extract<PaymentEvent, { type: T }> };
const told = { at: afterNoon(1_000), cause: 'webhook' } as const;
const refundId = 'ref_000001' as RefundId;

/** One event of every type; the compiler knows when one is missing. */
export const anEvent: Events = {
  PaymentPrepared: { type: 'PaymentPrepared', ...told },
  ChargeRequested: { type: 'ChargeRequested', call: aCall('confirm'), ...told },
  PaymentRerouted: { type: 'PaymentRerouted', call: aCall('charge'), why: 'it was down', ...told },
  PaymentApproved: {
    type: 'PaymentApproved',
    approval: { by: 'ann', at: told.at, note: 'seen on the statement', evidence: null },
    ...told,
  },
  ActionRequired: {
    type: 'ActionRequired',
    nextAction: { type: 'redirect', url: 'https://bank.example/again' },
    ...told,
  },
  PaymentAuthorized: {
    type: 'PaymentAuthorized',
    authorized: usd(100_00),
    expiresAt: afterNoon(604_800_000),
    ...told,
  },
  CaptureRequested: { type: 'CaptureRequested', call: aCall('capture'), ...told },
  CaptureDeclined: { type: 'CaptureDeclined', failure: insufficientFunds, ...told },
  PaymentCaptured: { type: 'PaymentCaptured', captured: usd(100_00), fee: null, ...told },
  PaymentDeclined: { type: 'PaymentDeclined', failure: insufficientFunds, ...told },
  VoidRequested: { type: 'VoidRequested', call: aCall('void'), ...told },
  VoidDeclined: { type: 'VoidDeclined', ...told },
  PaymentVoided: { type: 'PaymentVoided', ...told },
  OutcomeLeftUnknown: { type: 'OutcomeLeftUnknown', nextAskAt: afterNoon(2_000), ...told },
  DetailsLearned: { type: 'DetailsLearned', ...told },
  FeeLearned: { type: 'FeeLearned', fee: usd(320), reckoned: usd(300), ...told },
  RefundReserved: {
    type: 'RefundReserved',
    refund: { id: refundId, number: 'R-1', amount: usd(1), reason: 'why', key: 'key-refund', at: told.at },
    ...told,
  },
  RefundReleased: { type: 'RefundReleased', refundId, ...told },
  PartOfMoneyReturned: { type: 'PartOfMoneyReturned', refundId, share: 'returned', ...told },
  AllMoneyReturned: { type: 'AllMoneyReturned', refundId, share: 'returned', ...told },
  NoMoneyReturned: { type: 'NoMoneyReturned', refundId, share: 'released', ...told },
  DisputeChanged: { type: 'DisputeChanged', dispute: { id: 'dsp_1', status: 'won' }, ...told },
};
