import { type ProviderTransaction, type TransactionStatus } from '#domain/payments/provider-transaction';
import { openTransaction } from '#domain/payments/transaction-steps';
import { type Currency } from '#domain/shared/currency';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';
import { money } from '#domain/shared/money';
import { afterNoon, noon } from './a-payment.ts';

/** So'm are of a hundred tiyin. */
export const som = (amount: number) => money(BigInt(amount) * 100n, 'UZS' as Currency);

const facts: Readonly<Record<TransactionStatus, Partial<ProviderTransaction>>> = {
  opened: {},
  performed: { performedAt: noon, expiresAt: null },
  cancelled: { cancelledAt: noon, reason: 4, expiresAt: null },
  reversed: { performedAt: noon, cancelledAt: noon, reason: 5, expiresAt: null },
};

/** A transaction over 50 000 so'm as it would stand in its status; open unless told otherwise. */
export const aTransaction = ({
  status = 'opened',
  ...is
}: Partial<ProviderTransaction> = {}): ProviderTransaction => ({
  ...openTransaction(
    {
      tenantId: 'acme' as TenantId,
      gatewayAccountId: 'gwa_payme' as GatewayAccountId,
      provider: 'payme',
      providerId: '65f0c0ffee0000000000aa01',
      number: 5_001,
      paymentId: 'pay_000001' as PaymentId,
      paymentReference: '65f0c0ffee0000000000aa01',
      account: { order_id: 'pay_000001' },
      amount: som(50_000),
      isExclusive: true,
      providerAt: noon,
      expiresAt: afterNoon(43_200_000),
      notes: {},
    },
    noon,
  ).state,
  ...facts[status],
  ...is,
  status,
});
