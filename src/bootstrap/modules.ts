import { setTimeout as pause } from 'node:timers/promises';
import {
  defaultPaymentsSettings,
  paymentsReactions,
  paymentsUseCases,
  type PaymentsPorts,
} from '#application/payments/index';
import {
  customersReactions,
  customersUseCases,
  type CustomersPorts,
  defaultCustomersSettings,
} from '#application/customers/index';
import { vaultsOf } from '#application/gateways/vaults';
import { reconciliationUseCases } from '#application/reconciliation/index';
import { accessUseCases } from '#application/access/index';
import { type BillingPorts, billingReactions, billingUseCases } from '#application/billing/index';
import { catalogueUseCases } from '#application/billing/catalogue-use-cases';
import { usageUseCases } from '#application/billing/usage-use-cases';
import { auditReactions, auditUseCases } from '#application/audit/index';
import { ledgerReactions, ledgerUseCases } from '#application/ledger/index';
import { notificationsReactions, notificationsUseCases } from '#application/notifications/index';
import { type RecoveryPorts, recoveryReactions, recoveryUseCases } from '#application/recovery/index';
import { tenantsUseCases } from '#application/tenants/index';
import { webhooksUseCases } from '#application/webhooks/index';
import { deliverDueEvents, deliverEvents } from '#application/shared/deliver-events';
import { reseal } from '#application/shared/reseal';
import { mongoCustomerRepository } from '#infrastructure/mongo/customers/mongo-customer-repository';
import { mongoMethodRepository } from '#infrastructure/mongo/customers/mongo-method-repository';
import { mongoOutboxStore } from '#infrastructure/mongo/mongo-outbox-store';
import { mongoDisputeRepository } from '#infrastructure/mongo/payments/mongo-dispute-repository';
import { mongoPaymentRepository } from '#infrastructure/mongo/payments/mongo-payment-repository';
import { mongoPaymentViews } from '#infrastructure/mongo/payments/mongo-payment-views';
import { mongoRefundRepository } from '#infrastructure/mongo/payments/mongo-refund-repository';
import { mongoTransactionRepository } from '#infrastructure/mongo/payments/mongo-transaction-repository';
import { mongoApiKeyRepository } from '#infrastructure/mongo/access/mongo-api-key-repository';
import { accountsMovedIn } from '#infrastructure/mongo/reconciliation/accounts-moved-in';
import { mongoDiscrepancyBook } from '#infrastructure/mongo/reconciliation/mongo-discrepancy-book';
import { mongoLineShelf } from '#infrastructure/mongo/reconciliation/mongo-line-shelf';
import { mongoOurBooks } from '#infrastructure/mongo/reconciliation/mongo-our-books';
import { mongoRunRepository } from '#infrastructure/mongo/reconciliation/mongo-run-repository';
import { csvStatement } from '#infrastructure/csv/csv-statement';
import { mongoAdjustmentRepository } from '#infrastructure/mongo/ledger/mongo-adjustment-repository';
import { mongoTenantRepository } from '#infrastructure/mongo/tenants/mongo-tenant-repository';
import { mongoEventWalks } from '#infrastructure/mongo/webhooks/mongo-event-walks';
import { mongoInbox } from '#infrastructure/mongo/webhooks/mongo-inbox';
import { aesSecretBox } from '#infrastructure/system/aes-secret-box';
import { hmacLinkSigner } from '#infrastructure/system/hmac-link-signer';
import { sha256KeySecrets } from '#infrastructure/system/sha256-key-secrets';
import { openGateways } from './gateways.ts';
import { noticeDesk } from './notice-desk.ts';
import { depositorsOf } from './depositors.ts';
import { openBilling } from './open-billing.ts';
import { openBooks } from './open-books.ts';
import { openCredits } from './open-credits.ts';
import { openCatalogue } from './open-catalogue.ts';
import { openTrail } from './open-trail.ts';
import { openUsage } from './open-usage.ts';
import { openNotifications } from './open-notifications.ts';
import { openTelegram } from './open-telegram.ts';
import { openRecovery } from './recovery.ts';
import { pagesDesk } from './pages-desk.ts';
import { publicUrlOf } from './public-url.ts';
import { resealables } from './resealables.ts';
import { type Platform } from './platform.ts';

/** A call may take the gateway's timeout; whoever made it has this much longer to write down what came of it. */
const leaseMarginMs = 3_000;

/** Everything Kassa can do, wired to the machines of one process. `change` lets a test put something in between. */
export const openModules = (
  platform: Platform,
  change: (ports: PaymentsPorts) => PaymentsPorts = (ports) => ports,
  changeCustomers: (ports: CustomersPorts) => CustomersPorts = (ports) => ports,
  changeRecovery: (ports: RecoveryPorts) => RecoveryPorts = (ports) => ports,
  changeBilling: (ports: BillingPorts) => BillingPorts = (ports) => ports,
) => {
  const { config, mongo, clock, ids, log, metrics, queues, rates } = platform;
  const secrets = aesSecretBox({ ring: config.DATA_KEYS });
  const gateways = openGateways(platform, secrets);
  const { book } = gateways;
  const tenants = tenantsUseCases({ tenants: mongoTenantRepository({ mongo }), clock, ids, log });
  const keys = mongoApiKeyRepository({ mongo });
  const access = accessUseCases({ keys, secrets: sha256KeySecrets(), rates, clock, ids, log });
  const store = mongoOutboxStore({ mongo });
  const heard = new Set<string>();
  const shared = {
    outbox: queues.outbox,
    heard,
    secrets,
    clock,
    ids,
    pause: async (ms: number) => {
      await pause(ms);
    },
    log,
    metrics,
  };
  const callLeaseMs = config.GATEWAY_TIMEOUT_MS + leaseMarginMs;
  const customersPorts = changeCustomers({
    ...shared,
    customers: mongoCustomerRepository({ mongo }),
    methods: mongoMethodRepository({ mongo }),
    vaults: vaultsOf(book),
    links: hmacLinkSigner({ ring: config.DATA_KEYS }),
    // To save a method one makes its customer known first: two calls.
    settings: {
      ...defaultCustomersSettings,
      callLeaseMs: 2 * callLeaseMs,
      publicUrl: publicUrlOf(config),
    },
  });
  const customers = customersUseCases(customersPorts);
  const ports = change({
    ...shared,
    payments: mongoPaymentRepository({ mongo }),
    refunds: mongoRefundRepository({ mongo }),
    disputes: mongoDisputeRepository({ mongo }),
    transactions: mongoTransactionRepository({ mongo }),
    views: mongoPaymentViews({ mongo }),
    gateways: book.gateways,
    terms: tenants,
    limits: tenants,
    secondWords: {
      isEnough: (word) => recovery.secondWords.isEnough(word),
      settled: (tenantId, subject) => recovery.secondWords.settled(tenantId, subject),
    },
    saved: customers,
    depositors: depositorsOf(book, customers),
    settings: {
      ...defaultPaymentsSettings,
      callLeaseMs,
      receivedAgeMaxMs: config.MANUAL_PAYMENT_DAYS_MAX * 86_400_000,
    },
  });
  const payments = paymentsUseCases(ports);
  const cataloguePorts = openCatalogue(platform);
  const billingPorts = changeBilling(openBilling(platform, cataloguePorts, { payments, customers }, heard));
  const ledgerPorts = {
    ...openBooks(mongo),
    adjustments: mongoAdjustmentRepository({ mongo }),
    limits: tenants,
    outbox: queues.outbox,
    heard,
    settings: { largestAdjustments: config.LEDGER_ADJUSTMENT_MAX ?? {} },
    clock,
    log,
  };
  const ledger = ledgerUseCases(ledgerPorts);
  const auditPorts = { ...openTrail(mongo), clock, ids, log, retentionDays: config.AUDIT_RETENTION_DAYS };
  // Reactions must be known before the webhooks module is made, whose commands these need only when they are called.
  const recoveryPorts = changeRecovery(openRecovery(platform, tenants, () => ({ payments, webhooks })));
  const credits = openCredits(platform, heard, { payments, customers, desk: () => recovery.desk });
  const telegram = openTelegram(platform, customers);
  const notificationsPorts = openNotifications(platform, {
    payments,
    customers,
    telegram: telegram.useCases,
    billing: billingPorts,
  });
  const reactions = [
    ...paymentsReactions(ports),
    ...customersReactions(customersPorts),
    ...ledgerReactions(ledgerPorts),
    ...auditReactions(auditPorts),
    ...recoveryReactions(recoveryPorts),
    ...credits.reactions,
    ...billingReactions(billingPorts),
    ...notificationsReactions(notificationsPorts),
  ];
  for (const { hears } of reactions) heard.add(hears);
  const webhooks = webhooksUseCases({
    inbox: mongoInbox({ mongo }),
    queue: queues.webhookQueue,
    desk: noticeDesk(payments, customers),
    dialects: book.dialects,
    merchants: book.merchants,
    deskOf: payments.transactionDesk,
    accounts: { all: gateways.everyAccount, find: book.find },
    walks: mongoEventWalks({ mongo }),
    settings: { walkEveryMs: config.EVENT_WALK_EVERY_MS },
    ids,
    clock,
    log,
    metrics,
  });
  const recovery = recoveryUseCases(recoveryPorts);
  const reconciliation = reconciliationUseCases({
    runs: mongoRunRepository({ mongo }),
    lines: mongoLineShelf({ mongo }),
    ours: mongoOurBooks({ mongo }),
    discrepancies: mongoDiscrepancyBook({ mongo }),
    accounts: { find: book.find, movedIn: accountsMovedIn({ mongo }) },
    desk: { hear: payments.hearNotice, learnFees: payments.learnFees },
    reviews: recovery.desk,
    file: csvStatement(),
    clock,
    ids,
    log,
  });
  const catalogue = catalogueUseCases(cataloguePorts);
  const billing = billingUseCases(billingPorts);
  return {
    catalogue,
    billing,
    pages: pagesDesk(platform, { billing, catalogue, customers, gateways }),
    telegram: telegram.useCases,
    telegramBot: telegram.bot({ billing, catalogue }),
    usage: usageUseCases(openUsage(platform, billingPorts, cataloguePorts)),
    credits: credits.useCases,
    reconciliation,
    payments,
    customers,
    gateways,
    access,
    tenants,
    webhooks,
    ledger,
    audit: auditUseCases(auditPorts),
    recovery,
    notifications: notificationsUseCases(notificationsPorts),
    store,
    deliverEvents: deliverEvents({ reactions }),
    reseal: reseal({ resealables: resealables(mongo), secrets, log, metrics }),
    deliverDueEvents: deliverDueEvents({ reactions, store, clock, log }),
  };
};
export type Modules = ReturnType<typeof openModules>;
