import { type Collection, type IndexDescription, MongoServerError } from 'mongodb';
import { apiKeyIndexes } from './access/api-key.document.ts';
import { auditCollections, recordIndexes } from './audit/record.document.ts';
import { invoiceNumberIndexes } from './billing/invoice-number.document.ts';
import { invoiceIndexes } from './billing/invoice.document.ts';
import { couponIndexes } from './billing/mongo-coupon-repository.ts';
import { planIndexes } from './billing/plan.document.ts';
import { subscriptionIndexes } from './billing/subscription.document.ts';
import { type Mongo } from './connection.ts';
import {
  accountIndexes,
  creditCollections,
  entryIndexes as creditEntryIndexes,
  packIndexes,
  purchaseIndexes,
} from './credits/credits.document.ts';
import { customerIndexes } from './customers/customer.document.ts';
import { methodIndexes } from './customers/saved-method.document.ts';
import { gatewayAccountIndexes } from './gateways/gateway-account.document.ts';
import { adjustmentCollection, adjustmentIndexes } from './ledger/adjustment.document.ts';
import { entryIndexes, ledgerCollections } from './ledger/entry.document.ts';
import { messageCollection, messageIndexes } from './notifications/message.document.ts';
import { disputeIndexes } from './payments/dispute.document.ts';
import { paymentIndexes } from './payments/payment.document.ts';
import { refundIndexes } from './payments/refund.document.ts';
import { transactionIndexes } from './payments/transaction.document.ts';
import {
  discrepancyIndexes,
  lineIndexes,
  reconciliationCollections,
  runIndexes,
} from './reconciliation/reconciliation.document.ts';
import { reviewIndexes } from './recovery/review.document.ts';
import { blockIndexes } from './sealing/sealed-log.document.ts';
import { chatCollection, chatIndexes } from './telegram/chat.document.ts';
import { updateCollection, updateIndexes } from './telegram/update.document.ts';
import { eventWalkCollection, eventWalkIndexes } from './webhooks/event-walk.document.ts';
import { receivedEventIndexes } from './webhooks/received-event.document.ts';

export const indexes: Readonly<Record<string, IndexDescription[]>> = {
  payments: paymentIndexes,
  refunds: refundIndexes,
  disputes: disputeIndexes,
  provider_transactions: transactionIndexes,
  gateway_accounts: gatewayAccountIndexes,
  customers: customerIndexes,
  payment_methods: methodIndexes,
  plans: planIndexes,
  coupons: couponIndexes,
  subscriptions: subscriptionIndexes,
  invoices: invoiceIndexes,
  invoice_numbers: invoiceNumberIndexes,
  [creditCollections.accounts]: accountIndexes,
  [creditCollections.entries]: creditEntryIndexes,
  [creditCollections.packs]: packIndexes,
  [creditCollections.purchases]: purchaseIndexes,
  webhook_events: receivedEventIndexes,
  [eventWalkCollection]: eventWalkIndexes,
  [chatCollection]: chatIndexes,
  [updateCollection]: updateIndexes,
  [ledgerCollections.items]: entryIndexes,
  [ledgerCollections.blocks]: blockIndexes,
  [adjustmentCollection]: adjustmentIndexes,
  [auditCollections.items]: recordIndexes,
  [auditCollections.blocks]: blockIndexes,
  api_keys: apiKeyIndexes,
  review_cases: reviewIndexes,
  [messageCollection]: messageIndexes,
  [reconciliationCollections.runs]: runIndexes,
  [reconciliationCollections.lines]: lineIndexes,
  [reconciliationCollections.discrepancies]: discrepancyIndexes,
};

/** Makes every index that is missing. Each process does it at start; doing it again, or at the same time, is harmless. */
export const ensureIndexes = async ({ db }: Mongo): Promise<void> => {
  await Promise.all(
    Object.entries(indexes).map(async ([name, wanted]) => {
      const collection = db.collection(name);
      try {
        await collection.createIndexes(wanted);
      } catch (failure) {
        if (!isMadeOtherwise(failure)) throw failure;
        for (const index of wanted) await ensureIndex(collection, index);
      }
    }),
  );
};

/** MongoDB's codes for an index that is there under this name or over these keys, but made otherwise. */
const madeOtherwise = new Set<unknown>([85, 86]);
const isMadeOtherwise = (failure: unknown): boolean =>
  failure instanceof MongoServerError && madeOtherwise.has(failure.code);

/** An index of an earlier release gives way to the present one, unless it is unique: that one guards money while we serve. */
const ensureIndex = async (collection: Collection, index: IndexDescription): Promise<void> => {
  try {
    await collection.createIndexes([index]);
  } catch (failure) {
    if (!isMadeOtherwise(failure)) throw failure;
    const keys = JSON.stringify(index.key);
    const earlier = (await collection.indexes()).filter(
      ({ name, key }) => name === index.name || JSON.stringify(key) === keys,
    );
    const guard = earlier.find(({ unique }) => unique);
    if (guard)
      throw new Error(
        `The unique index ${String(guard.name)} on ${collection.collectionName} was made by another release: stop all processes, drop it, and start again.`,
        { cause: failure },
      );
    for (const { name } of earlier) if (name !== undefined) await collection.dropIndex(name);
    await collection.createIndexes([index]);
  }
};
