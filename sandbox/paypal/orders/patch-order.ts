import { z } from 'zod';
import { without } from '../../without.ts';
import { readBody } from '../http/read-body.ts';
import { type Problem, invalid, unprocessable } from '../http/refusal.ts';
import { pathId, type Route } from '../http/route.ts';
import { money } from '../money/amount.ts';
import { putOrder } from './find-order.ts';
import { type Order } from './order.ts';
import { amountRequest, unitTexts } from './order-request.ts';
import { readAmount } from './read-units.ts';
import { orderOf } from './show-order.ts';
import { type Unit } from './unit.ts';

const patchRequest = z
  .array(
    z.object({ op: z.enum(['add', 'replace', 'remove']), path: z.string(), value: z.unknown().optional() }),
  )
  .min(1);

type Patch = z.infer<typeof patchRequest>[number];

const unitPath = /^\/purchase_units\/@reference_id=='([^']+)'\/([a-z_]+)$/;

const wrong = (issue: string, { path }: Patch): Problem => ({ issue, field: '/path', value: path });

const textValue = (patch: Patch, field: keyof typeof unitTexts): string | null => {
  if (patch.op === 'remove') return null;
  if (patch.value === undefined) throw unprocessable(wrong('PATCH_VALUE_REQUIRED', patch));
  return readBody(z.object({ value: unitTexts[field] }), { value: patch.value }).value;
};

const amountValue = (unit: Unit, patch: Patch): Unit => {
  if (patch.op === 'remove') throw invalid(wrong('INVALID_PATCH_OPERATION', patch));
  const { value } = readBody(z.object({ value: amountRequest }), patch);
  if (value.currency_code !== unit.currency) throw unprocessable(wrong('MULTI_CURRENCY_ORDER', patch));
  const minor = readAmount(value, patch.path);
  const { breakdown } = value;
  return { ...unit, minor, amount: { ...money(minor, unit.currency), ...(breakdown && { breakdown }) } };
};

const patched = (unit: Unit, field: string, patch: Patch): Unit => {
  switch (field) {
    case 'amount':
      return amountValue(unit, patch);
    case 'custom_id':
    case 'invoice_id':
      return { ...unit, [field]: textValue(patch, field) };
    case 'description':
    case 'soft_descriptor': {
      const text = textValue(patch, field);
      return { ...unit, more: text === null ? without(unit.more, field) : { ...unit.more, [field]: text } };
    }
    default:
      throw unprocessable(wrong('NOT_PATCHABLE', patch));
  }
};

const apply = (order: Order, patch: Patch): Order => {
  if (!patch.path.startsWith('/')) throw unprocessable(wrong('INVALID_JSON_POINTER_FORMAT', patch));
  if (patch.path === '/intent') {
    const { value } = readBody(z.object({ value: z.enum(['CAPTURE', 'AUTHORIZE']) }), patch);
    return { ...order, intent: value };
  }
  const [, reference, field] = unitPath.exec(patch.path) ?? [];
  if (reference === undefined || field === undefined) throw unprocessable(wrong('NOT_PATCHABLE', patch));
  if (!order.units.some(({ reference_id }) => reference_id === reference))
    throw unprocessable(wrong('REFERENCE_ID_NOT_FOUND', patch));
  const units = order.units.map((unit) =>
    unit.reference_id === reference ? patched(unit, field, patch) : unit,
  );
  return { ...order, units };
};

/** `PATCH /v2/checkout/orders/{id}`: changes amounts and texts of an order that is not processed; all patches or none (paypal.md §4). */
export const patchOrder: Route = {
  method: 'PATCH',
  path: 'v2/checkout/orders/:id',
  operations: () => ['update'],
  handle: (call) => {
    const order = orderOf(call, pathId(call));
    const patches = readBody(patchRequest, call.body);
    if (order.status === 'COMPLETED' || order.status === 'VOIDED')
      throw unprocessable({ issue: 'ORDER_ALREADY_COMPLETED' });
    putOrder(call.world, patches.reduce(apply, order));
    return { status: 204, body: null };
  },
};
