import { type PaymentView } from '#application/payments/contract';
import { type CreditPurchase } from '#domain/credits/credit-purchase';

/** A purchase as anyone outside the module may see it, with what of its payment the buyer needs; null while there is none. */
export type PurchaseView = Omit<CreditPurchase, 'version' | 'tenantId' | 'ownerId' | 'request'> &
  Readonly<{
    payment: Pick<PaymentView, 'status' | 'clientSecret' | 'nextAction' | 'refunded' | 'failure'> | null;
  }>;

export const purchaseView = (
  { version: _v, tenantId: _t, ownerId: _o, request: _r, ...shown }: CreditPurchase,
  payment: PaymentView | undefined,
): PurchaseView => ({ ...shown, payment: payment ?? null });
