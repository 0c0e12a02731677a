import { clearReview } from './clear-review.ts';
import { type ReviewDesk } from './contract.ts';
import { openReview } from './open-review.ts';
import { type RecoveryPorts } from './recovery-ports.ts';

/** Takes what other modules found. */
export const reviewDesk = (ports: RecoveryPorts): ReviewDesk => ({
  open: (finding, advice) => openReview(ports, finding, advice),
  known: (occasions) => ports.reviews.knownOccasions(occasions),
  clear: async ({ tenantId, subject, occasion }, why) => {
    for (const review of await ports.reviews.openOf(tenantId, subject))
      if (review.occasion === occasion) await clearReview(ports, review, why);
  },
});
