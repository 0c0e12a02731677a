import { invoiceNotices } from './invoice-notices.ts';
import { type NoticeReader } from './notice.ts';
import { otherNotices } from './other-notices.ts';
import { paymentNotices } from './payment-notices.ts';
import { subscriptionNotices } from './subscription-notices.ts';

/** Of which events people are told, and what. */
export const notices: Readonly<Record<string, NoticeReader>> = {
  ...paymentNotices,
  ...subscriptionNotices,
  ...invoiceNotices,
  ...otherNotices,
};
