import { type Document } from 'mongodb';
import { type InvoiceFilter, type InvoiceRepository } from '#application/billing/ports/invoice-repository';
import { KeyTaken } from '#application/shared/key-taken';
import { pageOf } from '#application/shared/page';
import { type Invoice } from '#domain/billing/invoice';
import { invoiceStatuses } from '#domain/billing/invoice-status';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { isDuplicate } from '../mongo-failures.ts';
import { only } from '../only.ts';
import { deriveInvoice, isWholeInvoice } from './invoice.document.ts';

/** Whoever owes for more periods than this is asked for what is open, and then for the oldest. */
const owedMax = 100;

export const mongoInvoiceRepository = ({ mongo }: { mongo: Mongo }): InvoiceRepository => {
  const invoices = aggregateCollection<Invoice>(mongo.db.collection<{ _id: string }>('invoices'), {
    derive: deriveInvoice,
    isWhole: isWholeInvoice,
  });
  const longest = (field: string, before: Date, limit: number) =>
    invoices.findMany({ [field]: { $lt: before } }, { [field]: 1 }, limit);
  return {
    find: async (tenantId, id) => only(await invoices.findById(id), { tenantId }),
    findByKey: (tenantId, key) => invoices.findOne({ tenantId, key }),
    findByRequest: (tenantId, key) => invoices.findOne({ tenantId, 'requests.key': key }),
    findByPayment: (tenantId, paymentId) => invoices.findOne({ tenantId, paymentId }),
    insert: async (draft) => {
      try {
        return await invoices.insert(draft, []);
      } catch (failure) {
        if (failure instanceof KeyTaken && isDuplicate(failure.cause, 'key')) return undefined;
        throw failure;
      }
    },
    save: ({ state }, events) => invoices.save(state, events),
    list: async ({ tenantId, ownerId }, asked, { cursor, limit }) => {
      const filter = {
        tenantId,
        ownerId,
        ...wanted(asked),
        ...(cursor !== undefined && { _id: { $lt: cursor } }),
      };
      return pageOf(await invoices.findMany(filter, { _id: -1 }, limit + 1), limit);
    },
    owedBy: (tenantId, subscriptionId) =>
      invoices.findMany(
        { tenantId, subscriptionId, status: { $in: ['open', 'uncollectible'] } },
        { status: 1, _id: 1 },
        owedMax,
      ),
    drafts: (madeBefore, limit) => longest('derived.draftSince', madeBefore, limit),
    attemptsOpen: (begunBefore, limit) => longest('derived.attemptOpenSince', begunBefore, limit),
  };
};

/** A status that is not asked for is named with all its values, so that an index in which it comes first gives its order still. */
const wanted = ({ customerId, subscriptionId, status }: InvoiceFilter): Document => ({
  customerId,
  subscriptionId,
  status: status ?? ((customerId ?? subscriptionId) ? { $in: [...invoiceStatuses] } : undefined),
});
