import { exact, writeJson } from './click-json.ts';
import { type ShopRequest } from './click-form.ts';

/** What a shop may answer (docs.click.uz, "Error codes"). */
export const shopErrors = {
  0: 'Success',
  [-1]: 'SIGN CHECK FAILED!',
  [-2]: 'Incorrect parameter amount',
  [-3]: 'Action not found',
  [-4]: 'Already paid',
  [-5]: 'User does not exist',
  [-6]: 'Transaction does not exist',
  [-7]: 'Failed to update user',
  [-8]: 'Error in request from click',
  [-9]: 'Transaction cancelled',
} as const;
export type ShopError = 0 | -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8 | -9;

/** An answer that names nothing, since nothing of the request is believed or understood. */
export const bareAnswer = (error: ShopError): string => writeJson({ error, error_note: shopErrors[error] });

/** An answer to Prepare or Complete; `number` is ours for the attempt. Ids are JSON numbers, with all their digits. */
export const shopAnswer = (
  { transId, order, action }: Pick<ShopRequest, 'transId' | 'order' | 'action'>,
  error: ShopError,
  number: number | null = null,
): string =>
  writeJson({
    click_trans_id: exact(transId),
    merchant_trans_id: order,
    [action === '1' ? 'merchant_confirm_id' : 'merchant_prepare_id']: number,
    error,
    error_note: shopErrors[error],
  });
