import { type CustomersUseCases } from '#application/customers/index';
import { type NotificationsPorts } from '#application/notifications/index';
import { type Matters, type PeriodInvoice } from '#application/notifications/ports/matters';
import { type Recipients } from '#application/notifications/ports/recipients';
import { type TelegramUseCases } from '#application/telegram/index';
import { type PaymentsUseCases } from '#application/payments/index';
import { type BillingPorts } from '#application/billing/billing-ports';
import { freeItemFor } from '#application/billing/free-item';
import { type Invoice } from '#domain/billing/invoice';
import { periodInvoiceKey } from '#domain/billing/subscription';
import { minorUnits } from '#domain/shared/money';
import { mongoMessageRepository } from '#infrastructure/mongo/notifications/mongo-message-repository';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { type Platform } from './platform.ts';

type Others = Readonly<{
  payments: PaymentsUseCases;
  customers: CustomersUseCases;
  telegram: Pick<TelegramUseCases, 'chatOf'>;
  billing: Pick<BillingPorts, 'invoices' | 'subscriptions' | 'catalogue'>;
}>;

/** What messages to customers stand on: who they are, what they paid, and what they owe. */
export const openNotifications = (
  { config, mongo, messengers, background, clock, ids, log, metrics }: Platform,
  { payments, customers, telegram, billing }: Others,
): NotificationsPorts => ({
  messages: mongoMessageRepository({ mongo }),
  messengers,
  recipients: recipientsOf(customers, telegram),
  matters: mattersOf(payments, billing),
  links: hmacLinkSigner({ ring: config.DATA_KEYS }),
  publicUrl: config.PUBLIC_URL,
  background,
  clock,
  ids,
  log,
  metrics,
});

const recipientsOf = (
  { findRecipient }: Pick<CustomersUseCases, 'findRecipient'>,
  { chatOf }: Others['telegram'],
): Recipients => ({
  find: async (tenantId, customerId) => {
    const [customer, chatId] = await Promise.all([
      findRecipient(tenantId, customerId),
      chatOf(tenantId, customerId),
    ]);
    return customer && { ...customer, telegramChatId: chatId ?? null };
  },
});

const mattersOf = (
  { getPayment }: Pick<PaymentsUseCases, 'getPayment'>,
  { invoices, subscriptions, catalogue }: Others['billing'],
): Matters => ({
  payment: async (tenantId, paymentId) => {
    const payment = await getPayment({ tenantId }, paymentId);
    if (!payment.ok) return undefined;
    const { number, customerId } = payment.value;
    const invoice = await invoices.findByPayment(tenantId, paymentId);
    return { number, customerId, invoiceId: invoice?.id ?? null };
  },
  periodInvoice: async (tenantId, subscriptionId, periodIndex) => {
    const invoice = await invoices.findByKey(tenantId, periodInvoiceKey(subscriptionId, periodIndex));
    return (
      invoice && {
        id: invoice.id,
        standing: standings[invoice.status],
        due: { amount: minorUnits(invoice.amountDue), currency: invoice.amountDue.currency },
      }
    );
  },
  freePlan: async (tenantId, subscriptionId) => {
    const subscription = await subscriptions.find(tenantId, subscriptionId);
    const free = subscription && (await freeItemFor({ catalogue }, subscription));
    return free?.planName ?? null;
  },
});

const standings: Readonly<Record<Invoice['status'], PeriodInvoice['standing']>> = {
  draft: 'coming',
  open: 'owed',
  uncollectible: 'owed',
  paid: 'settled',
  void: 'settled',
};
