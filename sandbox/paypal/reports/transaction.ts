import { money } from '../money/amount.ts';
import { feeOf, type FeePolicy } from '../money/fees.ts';
import { type Capture, isTaken } from '../payments/capture.ts';
import { type Refund } from '../payments/refund.ts';
import { type PaypalWorld } from '../paypal-world.ts';
import { merchant } from '../people.ts';

/** One line of the merchant's account: when it was booked, and as reports show it. */
export type Transaction = { readonly id: string; readonly atMs: number; readonly line: object };

/** What kind of movement it is (PayPal doc "Transaction event codes"). */
const eventCodes = { payment: 'T0006', refund: 'T1107', reversal: 'T1106' } as const;

/** Takes milliseconds and gives the instant as reports write it: without a colon in the offset. */
export const written = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

type Booked = Pick<
  Capture,
  'id' | 'currency' | 'minor' | 'custom_id' | 'invoice_id' | 'createdMs' | 'updatedMs'
>;

const lineOf = (booked: Booked, code: string, fee: number | null, reference: object): Transaction => ({
  id: booked.id,
  atMs: booked.createdMs,
  line: {
    transaction_info: {
      paypal_account_id: merchant.merchant_id,
      transaction_id: booked.id,
      ...reference,
      transaction_event_code: code,
      transaction_initiation_date: written(booked.createdMs),
      transaction_updated_date: written(booked.updatedMs),
      transaction_amount: money(booked.minor, booked.currency),
      ...(fee !== null && { fee_amount: money(fee, booked.currency) }),
      transaction_status: 'S',
      ...(booked.invoice_id !== null && { invoice_id: booked.invoice_id }),
      ...(booked.custom_id !== null && { custom_field: booked.custom_id }),
      protection_eligibility: '01',
    },
  },
});

const ofCapture = (capture: Capture, fees: FeePolicy): Transaction =>
  lineOf(capture, eventCodes.payment, -feeOf(fees, capture.minor, capture.currency), {
    paypal_reference_id: capture.authorizationId ?? capture.orderId,
    paypal_reference_id_type: capture.authorizationId === null ? 'ODR' : 'TXN',
  });

const ofRefund = (refund: Refund): Transaction =>
  lineOf({ ...refund, minor: -refund.minor }, eventCodes[refund.kind], null, {
    paypal_reference_id: refund.captureId,
    paypal_reference_id_type: 'TXN',
  });

/** Takes all there is and gives what was booked from `fromMs` to `toMs`, both included, oldest first. Only money that moved is booked. */
export const transactionsBetween = (world: PaypalWorld, fromMs: number, toMs: number): Transaction[] => {
  const { captures, refunds, settings, clock } = world;
  const untilMs = Math.min(toMs, clock.nowMs() - settings.reportingDelayMs);
  const inTime = ({ createdMs }: { createdMs: number }): boolean =>
    createdMs >= fromMs && createdMs <= untilMs;
  return [
    ...[...captures.all()]
      .filter((one) => inTime(one) && isTaken(one))
      .map((one) => ofCapture(one, settings.fees)),
    ...[...refunds.all()].filter((one) => inTime(one) && one.status === 'COMPLETED').map(ofRefund),
  ].sort((a, b) => a.atMs - b.atMs);
};
