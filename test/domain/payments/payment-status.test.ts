import {
  innerStatuses,
  paymentStatuses,
  publicStatus,
  publicStatuses,
} from '#domain/payments/payment-status';
import {
  innerRefundStatuses,
  publicRefundStatus,
  publicRefundStatuses,
  refundStatuses,
} from '#domain/payments/refund-status';

describe('the statuses that users see', () => {
  it('are the nine of PAY-6', () => {
    expect([...publicStatuses].sort()).toEqual([
      'authorized',
      'cancelled',
      'completed',
      'failed',
      'partially_refunded',
      'pending',
      'processing',
      'refunded',
      'requires_action',
    ]);
  });
  it.each([
    ['preparing', 'pending'],
    ['capturing', 'processing'],
    ['voiding', 'processing'],
  ] as const)('%s shows as %s', (inner, shown) => expect(publicStatus(inner)).toBe(shown));
  it('are found again by all inner statuses behind them, each exactly once', () => {
    expect(publicStatuses.flatMap(innerStatuses).sort()).toEqual([...paymentStatuses].sort());
    expect(innerStatuses('processing')).toEqual(['processing', 'capturing', 'voiding']);
  });
  it('are four for refunds, an abandoned one being a failed one', () => {
    expect(publicRefundStatuses).toEqual(['pending', 'processing', 'completed', 'failed']);
    expect(publicRefundStatus('abandoned')).toBe('failed');
    expect(publicRefundStatuses.flatMap(innerRefundStatuses).sort()).toEqual([...refundStatuses].sort());
  });
});
