import { type BillingRegister } from '#application/billing/ports/billing-register';
import { type Invoice } from '#domain/billing/invoice';
import { type Subscription } from '#domain/billing/subscription';
import { aggregateCollection } from '../aggregate-collection.ts';
import { type Mongo } from '../connection.ts';
import { nextTenant } from '../next-tenant.ts';
import { only } from '../only.ts';
import { deriveInvoice, isWholeInvoice } from './invoice.document.ts';
import { deriveSubscription, isWholeSubscription } from './subscription.document.ts';

export const mongoBillingRegister = ({ mongo: { db } }: { mongo: Mongo }): BillingRegister => {
  const of = (name: string) => db.collection<{ _id: string }>(name);
  const subscriptions = aggregateCollection<Subscription>(of('subscriptions'), {
    derive: deriveSubscription,
    isWhole: isWholeSubscription,
  });
  const invoices = aggregateCollection<Invoice>(of('invoices'), {
    derive: deriveInvoice,
    isWhole: isWholeInvoice,
  });
  const beyond = (after: string | undefined) => (after === undefined ? {} : { _id: { $gt: after } });
  const upwards = { _id: 1 } as const;
  return {
    tenantAfter: (after) => nextTenant(db, 'subscriptions', after),
    subscriptions: (tenantId, { after, limit }) =>
      subscriptions.findMany({ tenantId, ...beyond(after) }, upwards, limit),
    invoices: (tenantId, { after, limit }) =>
      invoices.findMany({ tenantId, ...beyond(after) }, upwards, limit),
    findSubscription: async (tenantId, id) => only(await subscriptions.findById(id), { tenantId }),
    findInvoice: async (tenantId, id) => only(await invoices.findById(id), { tenantId }),
  };
};
