import { type AuditUseCases } from '#application/audit/index';
import { type BillingUseCases } from '#application/billing/index';
import { type CreditsUseCases } from '#application/credits/index';
import { type CustomersUseCases } from '#application/customers/index';
import { type GatewaysUseCases } from '#application/gateways/index';
import { type LedgerUseCases } from '#application/ledger/index';
import { type NotificationsUseCases } from '#application/notifications/index';
import { type PaymentsUseCases } from '#application/payments/index';
import { type ReconciliationUseCases } from '#application/reconciliation/index';
import { type RecoveryUseCases } from '#application/recovery/index';
import { type TelegramUseCases } from '#application/telegram/index';
import { type WebhooksUseCases } from '#application/webhooks/index';

type Apps = Readonly<{
  payments: PaymentsUseCases;
  customers: CustomersUseCases;
  credits: CreditsUseCases;
  webhooks: WebhooksUseCases;
  reconciliation: ReconciliationUseCases;
  gateways: GatewaysUseCases;
  ledger: LedgerUseCases;
  audit: AuditUseCases;
  billing: BillingUseCases;
  recovery: RecoveryUseCases;
  telegram: Pick<TelegramUseCases, 'forgetUpdates'>;
  notifications: NotificationsUseCases;
  deliverDueEvents(): Promise<number>;
  reseal(): Promise<number>;
}>;

/** Work that the clock finds. Each run takes a bounded batch and gives its size; finding nothing costs one indexed query. */
export type Sweep = Readonly<{ name: string; everyMs: number; run(apps: Apps): Promise<number> }>;

/** Everything pending can be found again in MongoDB, and here is who looks for it. */
export const sweeps: readonly Sweep[] = [
  { name: 'settle-calls', everyMs: 500, run: ({ payments }) => payments.settleCalls() },
  { name: 'settle-refunds', everyMs: 500, run: ({ payments }) => payments.settleRefunds() },
  { name: 'settle-evidence', everyMs: 5_000, run: ({ payments }) => payments.settleEvidence() },
  { name: 'expire-payments', everyMs: 5_000, run: ({ payments }) => payments.expirePayments() },
  { name: 'finish-transactions', everyMs: 2_000, run: ({ payments }) => payments.finishTransactions() },
  { name: 'expire-transactions', everyMs: 5_000, run: ({ payments }) => payments.expireTransactions() },
  { name: 'settle-methods', everyMs: 1_000, run: ({ customers }) => customers.settleMethods() },
  { name: 'expire-setups', everyMs: 10_000, run: ({ customers }) => customers.expireSetups() },
  { name: 'notice-expiry', everyMs: 60_000, run: ({ customers }) => customers.noticeExpiry() },
  {
    name: 'renew-subscriptions',
    everyMs: 1_000,
    run: ({ billing }) => billing.workDueSubscriptions(),
  },
  { name: 'finish-drafts', everyMs: 10_000, run: ({ billing }) => billing.finishDrafts() },
  { name: 'follow-attempts', everyMs: 10_000, run: ({ billing }) => billing.followAttempts() },
  { name: 'finish-purchases', everyMs: 10_000, run: ({ credits }) => credits.finishPurchases() },
  { name: 'file-credit-entries', everyMs: 10_000, run: ({ credits }) => credits.fileLeftEntries() },
  { name: 'expire-credits', everyMs: 60_000, run: ({ credits }) => credits.expireCredits() },
  {
    name: 'notice-expiring-credits',
    everyMs: 60_000,
    run: ({ credits }) => credits.noticeExpiringCredits(),
  },
  { name: 'learn-fees', everyMs: 5_000, run: ({ payments }) => payments.learnFees() },
  {
    name: 'forget-credentials',
    everyMs: 10_000,
    run: ({ gateways }) => gateways.forgetExpiredCredentials(),
  },
  { name: 'reseal', everyMs: 10_000, run: ({ reseal }) => reseal() },
  { name: 'find-doubts', everyMs: 10_000, run: ({ recovery }) => recovery.findDoubts() },
  { name: 'look-at-reviews', everyMs: 5_000, run: ({ recovery }) => recovery.lookAgain() },
  { name: 'deliver-events', everyMs: 2_000, run: ({ deliverDueEvents }) => deliverDueEvents() },
  { name: 'seal-ledger', everyMs: 2_000, run: ({ ledger }) => ledger.sealLedger() },
  { name: 'seal-audit', everyMs: 2_000, run: ({ audit }) => audit.sealAudit() },
  { name: 'expire-audit', everyMs: 600_000, run: ({ audit }) => audit.expireRecords() },
  { name: 'send-messages', everyMs: 2_000, run: ({ notifications }) => notifications.sendDueMessages() },
  { name: 'forget-messages', everyMs: 600_000, run: ({ notifications }) => notifications.forgetMessages() },
  { name: 'forget-updates', everyMs: 600_000, run: ({ telegram }) => telegram.forgetUpdates() },
  { name: 'process-webhooks', everyMs: 2_000, run: ({ webhooks }) => webhooks.processDueWebhooks() },
  { name: 'walk-events', everyMs: 5_000, run: ({ webhooks }) => webhooks.walkEvents() },
  {
    name: 'plan-reconciliation',
    everyMs: 60_000,
    run: ({ reconciliation }) => reconciliation.planDailyRuns(),
  },
  { name: 'reconcile', everyMs: 2_000, run: ({ reconciliation }) => reconciliation.workRuns() },
];
export type { Apps as SweepApps };
