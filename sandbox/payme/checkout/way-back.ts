import { type Receipt } from '../receipts/receipt.ts';
import { type CheckoutOrder } from './checkout-order.ts';

/**
 * Gives the address the payer returns to, with `:transaction` and `:account.<field>` filled in (payme.md §2), or null
 * when the link names none.
 */
export const wayBack = (order: CheckoutOrder, receipt: Receipt | null): string | null =>
  order.returnUrl
    ?.replaceAll(/:account\.(\w+)/g, (_all, field: string) => encodeURIComponent(order.account[field] ?? ''))
    .replaceAll(':transaction', receipt === null ? 'null' : receipt.id) ?? null;
