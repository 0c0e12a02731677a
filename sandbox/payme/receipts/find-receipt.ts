import { type PaymeWorld } from '../payme-world.ts';
import { codes } from '../rpc/codes.ts';
import { RpcRefusal } from '../rpc/rpc-error.ts';
import { type Receipt } from './receipt.ts';

/** Gives the receipt of an id, or refuses with -31602. */
export const findReceipt = (world: PaymeWorld, id: string): Receipt => {
  const receipt = world.receipts.get(id);
  if (receipt === undefined) throw new RpcRefusal(codes.receiptNotFound, 'Receipt not found', 'id');
  return receipt;
};

/** The refusal of what cannot be done to a receipt as it stands. */
export const wrongState = ({ state }: Receipt): RpcRefusal =>
  new RpcRefusal(codes.wrongState, `Impossible for a receipt in state ${state}`, 'id');
