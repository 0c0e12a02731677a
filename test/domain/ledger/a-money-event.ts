import { type MoneyEvent } from '#domain/ledger/money-event';
import { noon, usd } from '#test/support/a-payment';
import { type GatewayAccountId, type PaymentId, type TenantId } from '#domain/shared/ids';

type Untold<E> = E extends unknown
  ? Omit<E, 'id' | 'tenantId' | 'at' | 'currency' | 'reference' | 'paymentId' | 'gatewayAccountId'>
  : never;

const ofNoPayment: ReadonlySet<MoneyEvent['type']> = new Set([
  'adjusted',
  'tax-taken',
  'tax-returned',
  'customer-credit-changed',
]);

/** An event of one payment at one account, in dollars; say what moved. */
export const aMoneyEvent = (is: Untold<MoneyEvent>, id = 'pay_000001.2.0'): MoneyEvent =>
  ({
    id,
    tenantId: 'acme' as TenantId,
    at: noon,
    currency: usd(0).currency,
    reference: 'pay_000001',
    ...(!ofNoPayment.has(is.type) && {
      paymentId: 'pay_000001' as PaymentId,
      gatewayAccountId: 'gwa_1' as GatewayAccountId,
    }),
    ...is,
  }) as MoneyEvent;
