import { type SubscriptionAnswer } from '#application/billing/subscription-answer';
import { type Result } from '#domain/shared/result';
import { type Reply } from '../../reply.ts';
import { backTo, seeOther } from '../page-reply.ts';
import { type PageVisit } from '../page-visit.ts';
import { type NoticeKind } from '../words/page-words.ts';

/** Where a customer goes after their subscription was asked for something: on to pay, or back with what came of it. */
export const afterAsking = (
  visit: PageVisit,
  answer: Result<SubscriptionAnswer, Readonly<{ code: string }>>,
  said: NoticeKind,
): Reply => {
  if (!answer.ok)
    return backTo(
      visit,
      '',
      answer.error.code === 'idempotency-key-reused' ? 'sent-twice' : 'change-refused',
    );
  const { actionUrl, subscription, invoice } = answer.value;
  if (actionUrl !== null) return seeOther(new URL(actionUrl).href);
  const waits = subscription.pending !== null && invoice?.status === 'open';
  return backTo(visit, '', waits ? 'plan-waits' : said);
};
