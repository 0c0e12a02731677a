import { type PaymentsUseCases } from '#application/payments/index';
import { type RecoveryPorts } from '#application/recovery/index';
import { type TenantsUseCases } from '#application/tenants/index';
import { type WebhooksUseCases } from '#application/webhooks/index';
import { mongoDoubtFinder } from '#infrastructure/mongo/recovery/mongo-doubt-finder';
import { mongoReviewRepository } from '#infrastructure/mongo/recovery/mongo-review-repository';
import { type Platform } from './platform.ts';

/** What the desk for money in doubt stands on: the books of the others, and their commands. `others` is asked when it is needed. */
export const openRecovery = (
  { mongo, clock, ids, log, metrics }: Platform,
  limits: TenantsUseCases,
  others: () => Readonly<{ payments: PaymentsUseCases; webhooks: WebhooksUseCases }>,
): RecoveryPorts => ({
  reviews: mongoReviewRepository({ mongo }),
  doubts: mongoDoubtFinder({ mongo }),
  deeds: {
    askPaymentAgain: (asked) => others().payments.askPaymentAgain(asked),
    askRefundAgain: (asked) => others().payments.askRefundAgain(asked),
    // How many people must say so, the case has seen to.
    correctPayment: (asked) => others().payments.correctPayment({ ...asked, agreed: true }),
    recordRefundByHand: (asked) => others().payments.recordRefundByHand({ ...asked, agreed: true }),
    replayWebhook: (asked) => others().webhooks.replayWebhook(asked),
    getPayment: (seen, id) => others().payments.getPayment(seen, id),
  },
  limits,
  clock,
  ids,
  log,
  metrics,
});
