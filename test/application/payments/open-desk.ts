import { openReservedRefund } from '#application/payments/open-reserved-refund';
import { defaultPaymentsSettings, type PaymentsPorts } from '#application/payments/index';
import { type OpenTransaction, type TransactionDesk } from '#application/payments/ports/transaction-desk';
import { openCharge } from '#domain/payments/open-payment';
import { type Payment } from '#domain/payments/payment';
import { hearNews } from '#domain/payments/payment-news';
import { type ProviderTransaction } from '#domain/payments/provider-transaction';
import { type GatewayAccountId, type PaymentId, type RefundId, type TenantId } from '#domain/shared/ids';
import { reserveRefund } from '#domain/payments/payment-requests';
import { mongoRefundRepository } from '#infrastructure/mongo/payments/mongo-refund-repository';
import { mongoPaymentRepository } from '#infrastructure/mongo/payments/mongo-payment-repository';
import { anEnvironment } from '#test/support/a-config';
import { giveBack } from '#test/support/databases';
import { aNewPayment } from '#test/support/a-payment';
import { som } from '#test/support/a-transaction';
import { type Kassa, openKassa } from '#test/support/kassa';

const tenantId = 'acme' as TenantId;
export const account = 'gwa_configured_click' as GatewayAccountId;
/** So'm. */
export const price = 50_000;
const lifetimeMs = 43_200_000;
const dayMs = 86_400_000;

/** An account at Click that no emulator stands behind: a link, and its release, need none. */
const click = {
  CLICK_MERCHANT_ID: '6789',
  CLICK_SERVICE_ID: '12345',
  CLICK_MERCHANT_USER_ID: '45678',
  CLICK_SECRET_KEY: 'a-secret-of-click',
};
let keys = 0;

/** A desk on a database of its own, and what shops do beside it. */
export type OpenDesk = Readonly<{
  kassa: Kassa;
  environment: Record<string, string>;
  desk: TransactionDesk;
  /** A payment of 50 000 so'm that waits for its payer, whom a link was given. */
  waiting(is?: Readonly<{ orderId?: string }>): Promise<PaymentId>;
  payment(id: PaymentId): Promise<Payment>;
  cancel(id: PaymentId): Promise<string>;
  /** A refund of ours over so many so'm, promised and not yet asked for. */
  reserved(id: PaymentId, amount: number): Promise<RefundId>;
  /** A person gave it back and wrote that down. */
  recordByHand(id: PaymentId, refundId: RefundId): Promise<void>;
  /** What a provider asks for: exclusive, for twelve hours, over the whole price, unless it says otherwise. */
  asked(id: string, is?: Partial<OpenTransaction>): OpenTransaction;
  opened(id: string, is?: Partial<OpenTransaction>): Promise<ProviderTransaction>;
  performed(id: string, is?: Partial<OpenTransaction>): Promise<ProviderTransaction>;
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}>;

export const openDesk = async (
  change?: (ports: PaymentsPorts) => PaymentsPorts,
  environment = anEnvironment(click),
): Promise<OpenDesk> => {
  const kassa = await openKassa(environment, change ? { change } : {});
  const { modules, platform } = kassa;
  const payments = mongoPaymentRepository({ mongo: platform.mongo });
  const refunds = mongoRefundRepository({ mongo: platform.mongo });
  const desk = modules.payments.transactionDesk(account);
  const idempotency = () => ({ key: `desk-${(keys += 1)}`, requestHash: 'hash' });
  const actor = { tenantId, subject: 'adm_1', roles: ['admin'], requestId: 'r_1', address: '::1' } as const;
  const found = async (id: PaymentId): Promise<Payment> => {
    const payment = await payments.find(tenantId, id);
    if (!payment) throw new Error(`${id} is not there`);
    return payment;
  };
  const asked = (reference: string, is: Partial<OpenTransaction> = {}): OpenTransaction => ({
    providerId: `trans-${(keys += 1)}`,
    reference,
    account: { order_id: reference },
    amount: som(price),
    providerAt: platform.clock.now(),
    expiresAt: new Date(platform.clock.now().getTime() + lifetimeMs),
    isExclusive: true,
    ...is,
  });
  const opened = async (reference: string, is: Partial<OpenTransaction> = {}) => {
    const transaction = await desk.open(asked(reference, is));
    if (!transaction.ok) throw new Error(`it was not opened: ${transaction.error}`);
    return transaction.value;
  };
  return {
    kassa,
    environment,
    desk,
    asked,
    opened,
    waiting: async (is = {}) => {
      const id = platform.ids.next('pay') as PaymentId;
      const at = platform.clock.now();
      const { key } = idempotency();
      const money = som(price);
      const link = { type: 'redirect', url: 'https://click.example/pay' } as const;
      const drawn = openCharge(
        {
          ...aNewPayment({ id, key, number: id, amount: money, gateway: 'click', gatewayAccountId: account }),
          ...{ expiresAt: new Date(at.getTime() + dayMs), limits: { minimum: 1n, maximum: money.minor } },
          ...{ orderId: is.orderId ?? null, source: null },
        },
        at,
      );
      if (!drawn.ok) throw new Error('a new payment must open');
      const promised = await payments.insert(drawn.value, []);
      const told = hearNews(
        promised,
        { kind: 'action-required', nextAction: link },
        { at, cause: 'gateway-reply', callKey: promised.inFlight?.key ?? '' },
      );
      if (!told?.ok) throw new Error('a payment must hear that its payer has to act');
      await payments.save(told.value, []);
      return id;
    },
    payment: found,
    cancel: async (paymentId) => {
      const answer = await modules.payments.cancelPayment({
        seen: { tenantId },
        paymentId,
        idempotency: idempotency(),
      });
      return answer.ok ? answer.value.payment.status : answer.error.code;
    },
    reserved: async (paymentId, amount) => {
      const { key } = idempotency();
      const at = platform.clock.now();
      const payment = await found(paymentId);
      const refundId = platform.ids.next('ref') as RefundId;
      const decision = reserveRefund(
        payment,
        { id: refundId, number: refundId, amount: som(amount), reason: 'requested-by-customer' },
        { key, hash: '', at },
      );
      if (!decision.ok) throw new Error(`it was not set aside: ${decision.error.code}`);
      await payments.save(decision.value, []);
      return refundId;
    },
    recordByHand: async (paymentId, refundId) => {
      const payment = await found(paymentId);
      const share = payment.refunds.find(({ id }) => id === refundId);
      if (!share) throw new Error(`${refundId} is not there`);
      await openReservedRefund({ refunds, settings: defaultPaymentsSettings }, payment, share);
      const told = { note: 'paid in cash', evidence: 'receipt 17', outcome: 'completed' } as const;
      await modules.payments.recordRefundByHand({ actor, refundId, ...told });
    },
    performed: async (reference, is) => {
      const { providerId } = await opened(reference, is);
      const done = await desk.perform(providerId);
      if (!done.ok) throw new Error(`it was not performed: ${done.error}`);
      return done.value.transaction;
    },
    pass: async (ms) => {
      await platform.testClock?.runFrom(new Date(platform.clock.now().getTime() + ms));
    },
    close: async () => {
      await kassa.close();
      await giveBack(environment.MONGODB_URI!);
    },
  };
};
