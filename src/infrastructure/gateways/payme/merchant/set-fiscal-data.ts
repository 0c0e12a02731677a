import { z } from 'zod';
import { Id } from './params.ts';
import { type MerchantMethod, refuse } from './merchant-method.ts';

/** Documented as texts, shown with numbers in the examples. */
const word = z
  .union([z.string().max(1_000), z.number()])
  .transform(String)
  .nullish();
const Params = z.object({
  id: Id,
  type: z.enum(['PERFORM', 'CANCEL']),
  fiscal_data: z.object({
    receipt_id: word,
    status_code: word,
    message: word,
    terminal_id: word,
    fiscal_sign: word,
    qr_code_url: word,
    date: word,
  }),
});

/** The tax office's receipt of the payment, or of its return: two receipts, each kept as it first came. */
export const setFiscalData: MerchantMethod = async ({ desk }, params) => {
  const asked = Params.safeParse(params);
  if (!asked.success) return refuse('wrong-fiscal-data');
  const { id, type, fiscal_data: told } = asked.data;
  const notes = Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[`fiscal_${type.toLowerCase()}_${name}`, value]],
    ),
  );
  const kept = await desk.note(id, notes);
  return kept.ok ? { result: { success: true } } : refuse('no-receipt');
};
