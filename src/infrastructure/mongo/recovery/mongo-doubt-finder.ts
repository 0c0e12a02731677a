import { type Document, type Filter } from 'mongodb';
import { type DoubtFinder } from '#application/recovery/ports/doubt-finder';
import { overdueSlackMs } from '#domain/payments/asking-policy';
import { type Dispute } from '#domain/payments/dispute';
import { type Payment } from '#domain/payments/payment';
import { type Refund } from '#domain/payments/refund';
import { type Doubt } from '#domain/recovery/doubt';
import { type ReceivedEvent } from '#domain/webhooks/received-event';
import { aggregateCollection } from '../aggregate-collection.ts';
import { ofSomeTenant } from '../webhooks/received-event.document.ts';
import { type Mongo } from '../connection.ts';
import { translated } from '../mongo-failures.ts';
import { deriveDispute, isWholeDispute } from '../payments/dispute.document.ts';
import { derivePayment, isWholePayment } from '../payments/payment.document.ts';
import { deriveRefund, isWholeRefund } from '../payments/refund.document.ts';
import { disputeDoubt, paymentDoubt, refundDoubt, refundWaitsMs, webhookDoubt } from './doubts-of.ts';

type StoredWebhook = Omit<ReceivedEvent, 'id' | 'body'> & { _id: string };
const newestFirst = { _id: -1 } as const;
/** What fails to be asked is due again within moments, so it is found among the first. */
const longestDue = { 'derived.callDueAt': 1 } as const;

export const mongoDoubtFinder = ({ mongo: { db } }: { mongo: Mongo }): DoubtFinder => {
  const of = (name: string) => db.collection<{ _id: string }>(name);
  const payments = aggregateCollection<Payment>(of('payments'), {
    derive: derivePayment,
    isWhole: isWholePayment,
  });
  const refunds = aggregateCollection<Refund>(of('refunds'), {
    derive: deriveRefund,
    isWhole: isWholeRefund,
  });
  const disputes = aggregateCollection<Dispute>(of('disputes'), {
    derive: deriveDispute,
    isWhole: isWholeDispute,
  });
  const webhooks = db.collection<StoredWebhook>('webhook_events');
  const withoutBody = { projection: { body: 0 } } as const;

  return {
    of: async (tenantId, { kind, id }, now) => {
      const doubt = await found(kind, id, now);
      return doubt?.tenantId === tenantId ? doubt : undefined;
    },
    all: async (now, limit) => {
      const overdue: Filter<Document & { _id: string }> = {
        'derived.callDueAt': { $exists: true },
        'inFlight.promisedAt': { $lt: new Date(now.getTime() - overdueSlackMs) },
      };
      const waiting = { 'derived.waitsSince': { $lte: new Date(now.getTime() - refundWaitsMs) } };
      const unresolved = { 'derived.unresolved': true };
      const [paid, late, given, lateGiven, byHand, dead] = await Promise.all([
        payments.findMany(unresolved, newestFirst, limit),
        payments.findMany(overdue, longestDue, limit),
        refunds.findMany(unresolved, newestFirst, limit),
        refunds.findMany(overdue, longestDue, limit),
        refunds.findMany(waiting, { 'derived.waitsSince': -1 }, limit),
        translated(
          webhooks
            .find({ status: 'dead', tenantId: ofSomeTenant } as Filter<StoredWebhook>, {
              ...withoutBody,
              hint: 'dead-of-tenants',
            })
            .sort({ receivedAt: -1, _id: -1 })
            .limit(limit)
            .toArray(),
        ),
      ]);
      return [
        ...[...paid, ...late].map((payment) => paymentDoubt(payment, now)),
        ...[...given, ...lateGiven, ...byHand].map((refund) => refundDoubt(refund, now)),
        ...dead.map(webhookDoubtOf),
      ].filter((doubt) => doubt !== undefined);
    },
  };

  async function found(kind: Doubt['subject']['kind'], id: string, now: Date): Promise<Doubt | undefined> {
    switch (kind) {
      case 'payment': {
        const payment = await payments.findById(id);
        return payment && paymentDoubt(payment, now);
      }
      case 'refund': {
        const refund = await refunds.findById(id);
        return refund && refundDoubt(refund, now);
      }
      case 'dispute-evidence': {
        const dispute = await disputes.findById(id);
        return dispute && disputeDoubt(dispute);
      }
      case 'webhook': {
        const event = await translated(webhooks.findOne({ _id: id }, withoutBody));
        return event ? webhookDoubtOf(event) : undefined;
      }
      // No book of ours has it: whoever compared the books says when it is settled.
      case 'movement':
        return undefined;
    }
  }
};

const webhookDoubtOf = ({ _id, ...event }: StoredWebhook): Doubt | undefined =>
  webhookDoubt({ id: _id, ...event });
