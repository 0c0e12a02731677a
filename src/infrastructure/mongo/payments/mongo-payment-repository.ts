import { type PaymentRepository } from '#application/payments/ports/payment-repository';
import { type Resealable } from '#application/shared/ports/resealable';
import { KeyTaken } from '#application/shared/key-taken';
import { type Payment } from '#domain/payments/payment';
import { receiptName } from '#domain/payments/receipt-name';
import { type GatewayAccountId } from '#domain/shared/ids';
import { aggregateCollection } from '../aggregate-collection.ts';
import { only } from '../only.ts';
import { type Mongo, relaxed } from '../connection.ts';
import { mongoResealable } from '../mongo-resealable.ts';
import { callsDueBy, claimCallIn } from './call-claims.ts';
import { derivePayment, isWholePayment } from './payment.document.ts';

export const mongoPaymentRepository = ({ mongo }: { mongo: Mongo }): PaymentRepository => {
  const documents = mongo.db.collection<{ _id: string }>('payments');
  const payments = aggregateCollection<Payment>(documents, {
    derive: derivePayment,
    isWhole: isWholePayment,
  });
  return {
    find: async (tenantId, id) => only(await payments.findById(id), { tenantId }),
    findByLink: (id) => payments.findById(id),
    findByKey: (tenantId, key) => payments.findOne({ tenantId, 'derived.keys': key }),
    findByNumber: (tenantId, number) => payments.findOne({ tenantId, number }),
    findByReceipt: (tenantId, method, reference) =>
      payments.findOne({ tenantId, 'derived.receipt': receiptName(method, reference) }),
    locate: async (gatewayAccountId, { paymentId, reference }) =>
      (paymentId && only(await payments.findById(paymentId), { gatewayAccountId })) ||
      (reference === undefined ? undefined : payments.findByReference(gatewayAccountId, reference)),
    newestOfOrder: async (gatewayAccountId, orderId) => {
      const [newest] = await payments.findMany({ gatewayAccountId, orderId }, { _id: -1 }, 1);
      return newest;
    },
    insert: async ({ state }, events) => {
      const payment = await payments.insert(state, events);
      if (!payment) throw new KeyTaken(`${state.id} exists`);
      return payment;
    },
    save: ({ state }, events) => payments.save(state, events),
    saveAll: (changes) =>
      payments.saveAll(changes.map(({ decision: { state }, events }) => ({ state, events }))),
    claimCall: claimCallIn(documents),
    callsDue: (now, limit) => payments.findMany(...callsDueBy(now), limit),
    expired: (now, limit) =>
      payments.findMany({ 'derived.releaseAt': { $lte: now } }, { 'derived.releaseAt': 1 }, limit),
    accountsAwaitingFee: () =>
      documents.distinct('gatewayAccountId', { 'derived.feeDueAt': { $exists: true } }) as Promise<
        GatewayAccountId[]
      >,
    awaitingFee: (gatewayAccountId, now, limit) =>
      payments.findMany(
        { gatewayAccountId, 'derived.feeDueAt': { $lte: now } },
        { 'derived.feeDueAt': 1 },
        limit,
      ),
    deferFee: async (ids, until) => {
      if (ids.length === 0) return;
      await documents.updateMany(
        { _id: { $in: [...ids] }, 'derived.feeDueAt': { $exists: true } },
        until ? { $set: { 'derived.feeDueAt': until } } : { $unset: { 'derived.feeDueAt': '' } },
        relaxed,
      );
    },
  };
};

/** What is to be charged, while the call that charges it has not been answered. */
export const resealablePayments = (mongo: Mongo): Resealable =>
  mongoResealable(mongo, 'payments', {
    context: ({ _id }) => String(_id),
    texts: ({ inFlight }): Readonly<Record<string, string>> => {
      const { source } = inFlight as Readonly<{ source: string }>;
      return { 'inFlight.source': source };
    },
  });
