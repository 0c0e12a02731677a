import { openCharge } from '#domain/payments/open-payment';
import { type Payment } from '#domain/payments/payment';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { type GatewayAccountId, type PaymentId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { ownKeys } from '../../shared/idempotency.ts';
import { KeyTaken } from '../../shared/key-taken.ts';
import { type PaymentsPorts } from '../payments-ports.ts';
import { performCall } from '../perform-call.ts';
import { type DepositRefusal, type OpenDeposit } from '../ports/deposit-desk.ts';
import { type Depositor } from '../ports/depositors.ts';
import { openTransaction } from './open-transaction.ts';
import { recordPaymentNews } from './record-payment-news.ts';

/**
 * Opens a payment that nobody asked for, because a customer pays in, and the transaction on it. The payment is known by the
 * provider's id of the transaction, so that however often and at once it is announced there is one of each.
 */
export const openDeposit =
  (ports: PaymentsPorts, account: GatewayAccountId) =>
  async (asked: OpenDeposit): Promise<Result<ProviderTransaction, DepositRefusal | 'closed'>> => {
    const stored = await ports.transactions.find(account, asked.providerId);
    if (stored) return openOn(ports, account, stored.paymentId, asked);
    const depositor = await ports.depositors.find(account, asked.customerId);
    if (!depositor) return err('unknown-customer');
    const payment = await openOnce(ports, account, depositor, asked);
    return payment.ok ? openOn(ports, account, payment.value.id, asked) : payment;
  };

const openOn = async (
  ports: PaymentsPorts,
  account: GatewayAccountId,
  reference: PaymentId,
  { providerId, account: named, amount, providerAt, expiresAt }: OpenDeposit,
): Promise<Result<ProviderTransaction, 'wrong-amount' | 'closed'>> => {
  const transaction = { providerId, account: named, amount, providerAt, expiresAt };
  const opened = await openTransaction(ports, account)({ ...transaction, reference, isExclusive: true });
  if (opened.ok) return opened;
  return err(opened.error === 'wrong-amount' ? 'wrong-amount' : 'closed');
};

const openOnce = async (
  ports: PaymentsPorts,
  account: GatewayAccountId,
  depositor: Depositor,
  asked: OpenDeposit,
): Promise<Result<Payment, 'wrong-amount'>> => {
  const { tenantId } = depositor;
  const key = `${ownKeys}deposit:${account}:${asked.providerId}`;
  const known = await ports.payments.findByKey(tenantId, key);
  if (known) return ok(known);
  const decision = openCharge(await drawDeposit(ports, account, depositor, key, asked), ports.clock.now());
  if (!decision.ok) return err('wrong-amount');
  try {
    const promised = await ports.payments.insert(decision.value, []);
    const { news, hearing } = await performCall(ports, promised);
    return ok(await recordPaymentNews(ports)(promised, news, hearing));
  } catch (failure) {
    if (!(failure instanceof KeyTaken)) throw failure;
    const first = await ports.payments.findByKey(tenantId, key);
    if (!first)
      throw new Error(`the key of deposit ${asked.providerId} belongs to no payment`, { cause: failure });
    return ok(first);
  }
};

const drawDeposit = async (
  { gateways, terms, ids, clock, settings }: PaymentsPorts,
  account: GatewayAccountId,
  { tenantId, ownerId }: Depositor,
  key: string,
  { amount, customerId, method }: OpenDeposit,
): Promise<Parameters<typeof openCharge>[0]> => {
  const gateway = await gateways.of(account);
  const at = clock.now();
  const { platformRate, limits } = await terms.termsFor(tenantId, amount.currency, at);
  return {
    id: ids.next('pay') as PaymentId,
    tenantId,
    number: ids.number('P'),
    amount,
    captureMethod: 'automatic',
    gateway: gateway.name,
    gatewayAccountId: account,
    route: { rule: null, reason: 'the customer pays in through this account', passedOver: [], next: [] },
    orderId: null,
    customerId,
    customerReference: null,
    offSession: false,
    ownerId,
    description: null,
    country: null,
    returnUrl: null,
    metadata: {},
    rates: { platform: platformRate, gateway: gateway.estimatedRate(amount.currency) },
    method: { id: null, type: method, brand: null, last4: null, expMonth: null, expYear: null },
    key,
    hash: '',
    limits,
    expiresAt: new Date(at.getTime() + settings.intentLifetimeMs),
    leaseEndsAt: new Date(at.getTime() + settings.callLeaseMs),
    source: null,
  };
};
