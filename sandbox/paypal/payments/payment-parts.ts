import { type Temper } from '../sources/temper.ts';

/** What PayPal covers of a seller's loss. */
export const sellerProtection = (eligible: boolean): object =>
  eligible
    ? { status: 'ELIGIBLE', dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'] }
    : { status: 'NOT_ELIGIBLE' };

/** What the processor said, when it said no (paypal.md §9). */
export const processorResponse = (temper: Temper): object =>
  temper.kind === 'declines'
    ? { processor_response: { response_code: temper.responseCode, avs_code: 'G', cvv_code: 'P' } }
    : {};
