import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import { type Problem, unprocessable } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { positiveMinorOf } from '../money/amount.ts';
import { moneyRequest, unitTexts } from '../orders/order-request.ts';
import { declines } from '../sources/temper.ts';
import { type Authorization } from './authorization.ts';
import { type Capture } from './capture.ts';
import { addCapture } from './new-capture.ts';
import { isHeld } from './release-hold.ts';
import { mostOf } from './over-capture.ts';

const captureRequest = z
  .object({
    amount: moneyRequest.optional(),
    final_capture: z.boolean().default(false),
    invoice_id: unitTexts.invoice_id.optional(),
    note_to_payer: z.string().min(1).max(255).optional(),
    soft_descriptor: unitTexts.soft_descriptor.optional(),
  })
  .default({ final_capture: false });

/** Why nothing can be captured of a hold, undefined when something can. */
const obstacle = (call: Call, held: Authorization): Problem | undefined => {
  const { clock, settings } = call.world;
  if (held.status === 'VOIDED') return { issue: 'AUTHORIZATION_VOIDED' };
  if (held.status === 'DENIED') return { issue: 'AUTHORIZATION_DENIED' };
  if (!isHeld(held)) return { issue: 'AUTHORIZATION_ALREADY_CAPTURED' };
  if (held.expiresMs <= clock.nowMs()) return { issue: 'AUTHORIZATION_EXPIRED' };
  if (held.captures >= settings.capturesMax) return { issue: 'MAX_CAPTURE_COUNT_EXCEEDED' };
  return undefined;
};

const amountOf = (held: Authorization, asked: z.infer<typeof captureRequest>): number => {
  const { amount } = asked;
  if (amount === undefined) return held.minor - held.capturedMinor;
  const minor = positiveMinorOf(amount, '/amount');
  if (amount.currency_code !== held.currency)
    throw unprocessable({
      issue: 'AUTH_CAPTURE_CURRENCY_MISMATCH',
      field: '/amount/currency_code',
      value: amount.currency_code,
    });
  if (held.capturedMinor + minor > mostOf(held.minor))
    throw unprocessable({
      issue: 'MAX_CAPTURE_AMOUNT_EXCEEDED',
      field: '/amount/value',
      value: amount.value,
    });
  return minor;
};

const refuseUsedInvoice = ({ world }: Call, held: Authorization, invoice: string | undefined): void => {
  const used = invoice === undefined ? [] : world.captures.where('invoice', invoice);
  if (used.some(({ status, authorizationId }) => status !== 'DECLINED' && authorizationId !== held.id))
    throw unprocessable({ issue: 'DUPLICATE_INVOICE_ID', field: '/invoice_id', value: invoice ?? '' });
};

/** Takes all or part of what is held. Once it is final, or nothing is left, the rest is released (paypal.md §5). */
export const captureHold = (call: Call, held: Authorization): Capture => {
  const asked = readBody(captureRequest, call.body);
  const problem = obstacle(call, held);
  if (problem !== undefined) throw unprocessable(problem);
  const minor = amountOf(held, asked);
  refuseUsedInvoice(call, held, asked.invoice_id);
  const capturedMinor = held.capturedMinor + minor;
  const final = asked.final_capture || capturedMinor >= held.minor;
  const { world, cause } = call;
  const { orderId, unit, currency, custom_id, invoice_id, temper } = held;
  const capture = addCapture(world, cause, {
    orderId,
    authorizationId: held.id,
    unit,
    currency,
    minor,
    final,
    custom_id,
    invoice_id: asked.invoice_id ?? invoice_id,
    temper: call.declined ? declines : temper,
  });
  if (capture.status !== 'DECLINED')
    world.authorizations.put({
      ...held,
      status: final ? 'CAPTURED' : 'PARTIALLY_CAPTURED',
      capturedMinor,
      captures: held.captures + 1,
      updatedMs: world.clock.nowMs(),
    });
  return capture;
};
