import { z } from 'zod';
import { readBody } from '../http/read-body.ts';
import { unprocessable } from '../http/refusal.ts';
import { type Call } from '../http/route.ts';
import { positiveMinorOf } from '../money/amount.ts';
import { moneyRequest } from '../orders/order-request.ts';
import { type Authorization } from './authorization.ts';
import { mostOf } from './over-capture.ts';
import { addAuthorization } from './new-authorization.ts';

const reauthorizeRequest = z.object({ amount: moneyRequest.optional() }).default({});

const amountOf = (held: Authorization, asked: z.infer<typeof reauthorizeRequest>): number => {
  const { amount } = asked;
  if (amount === undefined) return held.minor;
  const minor = positiveMinorOf(amount, '/amount');
  if (amount.currency_code !== held.currency)
    throw unprocessable({ issue: 'AUTH_CURRENCY_MISMATCH', field: '/amount/currency_code' });
  if (minor > mostOf(held.minor))
    throw unprocessable({ issue: 'TRANSACTION_REFUSED', field: '/amount/value', value: amount.value });
  return minor;
};

/**
 * Holds the money anew once the honor period is over; the end stays where it was. The hold before it is superseded and
 * can no longer be captured, and as it is the same money, nothing is released (paypal.md §5).
 */
export const reauthorize = (call: Call, held: Authorization): Authorization => {
  const { world } = call;
  const asked = readBody(reauthorizeRequest, call.body);
  if (held.status === 'VOIDED') throw unprocessable({ issue: 'AUTHORIZATION_VOIDED' });
  if (held.status !== 'CREATED') throw unprocessable({ issue: 'AUTHORIZATION_ALREADY_CAPTURED' });
  const nowMs = world.clock.nowMs();
  const honored = held.createdMs + world.settings.honorPeriodMs > nowMs;
  if (honored || held.expiresMs <= nowMs) throw unprocessable({ issue: 'REAUTHORIZATION_NOT_SUPPORTED' });
  const minor = amountOf(held, asked);
  world.authorizations.put({ ...held, status: 'VOIDED', updatedMs: nowMs });
  const { orderId, unit, currency, custom_id, invoice_id, temper, expiresMs } = held;
  return addAuthorization(world, {
    orderId,
    unit,
    status: 'CREATED',
    currency,
    minor,
    custom_id,
    invoice_id,
    temper,
    expiresMs,
  });
};
