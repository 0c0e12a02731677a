import { type Reply } from '../reply.ts';
import { billingOverview } from '../screens/billing-overview.ts';
import { type BotNeeds, type Talk } from '../talk.ts';
import { currentOf } from './current-of.ts';

/** How many invoices are shown. */
const invoicesMax = 5;

/** What somebody has, what they owe, and their last invoices. */
export const billingStatus = async ({ desk }: Pick<BotNeeds, 'desk'>, talk: Talk): Promise<Reply> => {
  const { tenantId, ownerId, customerId } = talk.chat;
  const [current, { data }] = await Promise.all([
    currentOf(desk, talk),
    desk.listInvoices({ tenantId, ownerId }, { customerId }, { limit: invoicesMax }),
  ]);
  return billingOverview(talk, current, data);
};
