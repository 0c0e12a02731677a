import { boughtBy, type CreditPurchase, decidePurchase, newPurchase } from '#domain/credits/credit-purchase';
import { type PurchaseEvent } from '#domain/credits/purchase-events';
import { purchaseTransitions } from '#domain/credits/purchase-transitions';
import { usualPacks } from '#domain/credits/usual-packs';
import { type CreditPurchaseId, type CustomerId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { usd } from '#test/support/a-payment';
import { transitionCells } from '#test/support/transition-cells';

const at = new Date('2026-04-01T00:00:00Z');
const known = {
  id: 'crp_1' as CreditPurchaseId,
  tenantId: 'acme' as TenantId,
  customerId: 'cus_1' as CustomerId,
  ownerId: 'ann',
  request: { key: 'buy', hash: '' },
};
const medium = newPurchase(known, usualPacks[1]!, at);
const events: Readonly<Record<PurchaseEvent['type'], PurchaseEvent>> = {
  PaymentOpened: { type: 'PaymentOpened', paymentId: 'pay_1' as PaymentId, at },
  PurchasePaid: { type: 'PurchasePaid', at },
  PurchaseFailed: { type: 'PurchaseFailed', failure: { code: 'card-declined', message: 'No.' }, at },
  PurchaseRefunded: { type: 'PurchaseRefunded', at },
  RefundUndone: { type: 'RefundUndone', at },
};
const cells = transitionCells<CreditPurchase['status'], PurchaseEvent['type']>(purchaseTransitions);

describe('a purchase of credits', () => {
  it.each(cells.present)('that is %s, on %s, is %s', (status, event, to) => {
    const decision = decidePurchase({ ...medium, status }, events[event]);
    expect(decision).toMatchObject({ ok: true, value: { state: { status: to } } });
  });
  it.each(cells.absent)('that is %s knows no %s', (status, event) => {
    expect(decidePurchase({ ...medium, status }, events[event])).toMatchObject({
      ok: false,
      error: { code: 'illegal-transition' },
    });
  });
  it('forgets why it failed when it goes on after all', () => {
    const failed = decidePurchase(medium, events.PurchaseFailed);
    if (!failed.ok) throw new Error('must fail');
    expect(failed.value.state.failure).toMatchObject({ code: 'card-declined' });
    const again = decidePurchase(failed.value.state, events.PaymentOpened);
    expect(again).toMatchObject({ value: { state: { failure: null, paymentId: 'pay_1' } } });
  });
  it.each([
    [14_99, 200n],
    [20_00, 200n],
    [7_50, 100n],
    [1, 0n],
  ])('of which %i cents were paid has bought %s of 200', (paid, credits) => {
    const expiresAt = new Date('2027-04-01T00:00:00Z');
    expect(boughtBy(medium, usd(paid), at)).toEqual({ credits, expiresAt });
  });
});
