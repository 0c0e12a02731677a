import { type Refused } from '../../emulator.ts';
import { tashkentTime } from '../../tashkent.ts';
import { type PaymeWorld } from '../payme-world.ts';
import { paidReceipt } from './paid-receipt.ts';

/** `YYYYMMDDHHmmss` in Tashkent (payme.md §1.6). */
const stamp = (atMs: number): string => tashkentTime(atMs).replaceAll(/\D/g, '');

/** Tells the shop that the tax office has the receipt of a payment (payme.md §1.6 SetFiscalData), and gives what it said. */
export const sendFiscal = async (world: PaymeWorld, paymentId: string): Promise<object | Refused> => {
  const receipt = paidReceipt(world, paymentId);
  if ('refused' in receipt) return receipt;
  const data = {
    receipt_id: 1,
    status_code: 0,
    message: 'accepted',
    terminal_id: 'EP000000000001',
    fiscal_sign: receipt.id.slice(0, 12),
    qr_code_url: `https://ofd.soliq.uz/check?t=EP000000000001&r=1&s=${receipt.id.slice(0, 12)}`,
    date: stamp(world.clock.nowMs()),
  };
  const { answer } = await world.line.attempt({
    method: 'SetFiscalData',
    params: { id: receipt.id, type: 'PERFORM', fiscal_data: data },
  });
  if (answer.kind === 'result') {
    const now = world.receipts.get(receipt.id) ?? receipt;
    world.receipts.put({ ...now, fiscal: { ...now.fiscal, PERFORM: data } });
  }
  return { receiptId: receipt.id, fiscalData: data, answered: answer };
};
