import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import { type Problem, unprocessable } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { positiveMinorOf } from '../money/amount.ts';
import { moneyRequest, unitTexts } from '../orders/order-request.ts';
import { type Capture } from './capture.ts';
import { type Refund } from './refund.ts';
import { addRefund } from './new-refund.ts';

const refundRequest = z
  .object({
    amount: moneyRequest.optional(),
    custom_id: unitTexts.custom_id.optional(),
    invoice_id: unitTexts.invoice_id.optional(),
    note_to_payer: z.string().min(1).max(255).optional(),
  })
  .default({});

type RefundRequest = z.infer<typeof refundRequest>;

/** Why nothing of a capture can be given back, undefined when something can. */
const obstacle = (call: Call, capture: Capture): Problem | undefined => {
  const { world } = call;
  if (capture.status === 'PENDING') return { issue: 'PENDING_CAPTURE' };
  if (capture.status === 'DECLINED') return { issue: 'REFUND_NOT_ALLOWED' };
  if (capture.reason === 'CHARGEBACK') return { issue: 'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK' };
  if (capture.status === 'REFUNDED') return { issue: 'CAPTURE_FULLY_REFUNDED' };
  if (world.disputes.where('capture', capture.id).some(({ status }) => status !== 'RESOLVED'))
    return { issue: 'TRANSACTION_DISPUTED' };
  if (capture.createdMs + world.settings.refundWindowMs <= world.clock.nowMs())
    return { issue: 'REFUND_TIME_LIMIT_EXCEEDED' };
  if (world.refunds.where('capture', capture.id).length >= world.settings.refundsMax)
    return { issue: 'MAX_NUMBER_OF_REFUNDS_EXCEEDED' };
  return undefined;
};

const amountOf = (capture: Capture, { amount }: RefundRequest): number => {
  const rest = capture.minor - capture.refundedMinor;
  if (amount === undefined) return rest;
  const minor = positiveMinorOf(amount, '/amount');
  if (amount.currency_code !== capture.currency)
    throw unprocessable({
      issue: 'REFUND_CAPTURE_CURRENCY_MISMATCH',
      field: '/amount/currency_code',
      value: amount.currency_code,
    });
  if (minor > rest)
    throw unprocessable({ issue: 'REFUND_AMOUNT_EXCEEDED', field: '/amount/value', value: amount.value });
  return minor;
};

const refuseUsedInvoice = ({ world }: Call, { invoice_id: invoice }: RefundRequest): void => {
  if (invoice === undefined) return;
  if (world.refunds.where('invoice', invoice).some(({ status }) => status !== 'FAILED'))
    throw unprocessable({ issue: 'DUPLICATE_INVOICE_ID', field: '/invoice_id', value: invoice });
};

/** Gives back all that is left of a capture, or the part that was asked for (paypal.md §5). */
export const refundCapture = (call: Call, capture: Capture): Refund => {
  const asked = readBody(refundRequest, call.body);
  const problem = obstacle(call, capture);
  if (problem !== undefined) throw unprocessable(problem);
  const minor = amountOf(capture, asked);
  refuseUsedInvoice(call, asked);
  return addRefund(call.world, call.cause, capture, {
    minor,
    custom_id: asked.custom_id ?? null,
    invoice_id: asked.invoice_id ?? null,
    note_to_payer: asked.note_to_payer ?? null,
  });
};
