import { z } from 'zod';
import { type SubscriptionAnswer } from '#application/billing/subscription-answer';
import { SubscriptionIdSchema } from '#application/shared/schemas';
import { InvoiceResource, toInvoiceResource } from './invoice-resource.ts';
import { SubscriptionResource, toSubscriptionResource } from './subscription-resource.ts';

export const SubscriptionPath = z.strictObject({ subscriptionId: SubscriptionIdSchema });

/** What every request about a subscription is answered with. */
export const SubscriptionAnswerResource = SubscriptionResource.extend({
  invoice: InvoiceResource.nullable().describe('The one this request is about'),
  actionUrl: z.string().nullable().describe('Where the payer must go on now, such as for 3-D Secure'),
}).meta({ id: 'SubscriptionAnswer' });

export const presentSubscription = ({ subscription, invoice, actionUrl }: SubscriptionAnswer) => ({
  ...toSubscriptionResource(subscription),
  invoice: invoice && toInvoiceResource(invoice),
  actionUrl,
});

export const replayed = (answer: Readonly<{ replayed: boolean }>): boolean => answer.replayed;
