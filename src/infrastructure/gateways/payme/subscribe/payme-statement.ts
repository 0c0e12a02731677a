import { z } from 'zod';
import { type Statement, type StatementLine } from '#application/reconciliation/contract';
import { tiyin } from '../payme-amount.ts';
import { Receipt, receiptStates } from './receipt.ts';
import { type SubscribeClient } from './subscribe-client.ts';

/** The most that one question gives (developer.help.paycom.uz, receipts.get_all). */
const pageMax = 50;
const dayMs = 86_400_000;
/** A list shows at once what was booked, as far as anybody says; a little is left for the clocks. */
const lagMs = 120_000;
/**
 * Receipts are listed by when they were created, and money moves later: at once with a saved card, within twelve hours on the
 * payment page, within thirty days out of a hold. A receipt that was cancelled after this shows on our side only.
 */
const lookBackMs = 31 * dayMs;

/** No access, no such method, no such cash register: an account that is served by the Merchant API alone. */
const notForUs = new Set([-32_504, -32_601, -31_601]);

/**
 * What Payme booked on a cash register, by its receipts: each that was paid, and each that was given back, which is always
 * the whole. Parts that people gave back in the cabinet are on no receipt.
 */
export const paymeStatement = (call: SubscribeClient, accountField: string): Statement => ({
  lagMs,
  page: async (from, to, after) => {
    const [start = from.getTime() - lookBackMs, offset = 0] = (after ?? '')
      .split(':')
      .filter(Boolean)
      .map(Number);
    const end = Math.min(start + dayMs - 1, to.getTime());
    const reply = await call('receipts.get_all', { count: pageMax, from: start, to: end, offset });
    if (reply.kind === 'refused' && notForUs.has(reply.code)) return 'not-told';
    const receipts = reply.kind === 'result' ? z.array(Receipt).safeParse(reply.result).data : undefined;
    if (!receipts) return 'unknown';
    const isWithin = ({ at }: StatementLine): boolean => at >= from && at <= to;
    const nextDay = end < to.getTime() ? `${end + 1}:0` : null;
    return {
      lines: receipts.flatMap((receipt) => linesOf(receipt, accountField)).filter(isWithin),
      next: receipts.length < pageMax ? nextDay : `${start}:${offset + pageMax}`,
    };
  },
});

const linesOf = (receipt: Receipt, accountField: string): readonly StatementLine[] => {
  const { _id: reference, state, pay_time: paidAtMs, cancel_time: cancelledAtMs } = receipt;
  if (!paidAtMs) return [];
  const told = { reference, amount: tiyin(receipt.amount), fee: null, status: 'completed' } as const;
  const named = receipt.account?.find(({ name }) => name === accountField)?.value;
  // The field of an accumulative cash register names a customer.
  const ourId = named?.startsWith('pay_') ? named : undefined;
  const paid: StatementLine = { ...told, kind: 'payment', ourId, at: new Date(paidAtMs) };
  if (state !== receiptStates.cancelled || !cancelledAtMs) return [paid];
  const at = new Date(cancelledAtMs);
  return [paid, { ...told, kind: 'refund', paymentId: ourId, paymentReference: reference, at }];
};
