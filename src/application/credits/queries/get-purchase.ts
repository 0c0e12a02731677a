import { type CreditPurchaseId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type CreditsPorts } from '../credits-ports.ts';
import { purchaseView, type PurchaseView } from '../purchase-view.ts';

export const getPurchase =
  ({ purchases, payments }: Pick<CreditsPorts, 'purchases' | 'payments'>) =>
  async (seen: Visibility, id: CreditPurchaseId): Promise<Result<PurchaseView, NotFound>> => {
    const purchase = await purchases.find(seen.tenantId, id);
    if (!purchase || !isVisible(purchase, seen)) return err(notFound);
    return ok(purchaseView(purchase, await payments.of(purchase)));
  };
