import { type Doubt, type ReviewCause, type Subject } from '#domain/recovery/doubt';
import { type TenantId } from '#domain/shared/ids';
import { clearReview } from '../clear-review.ts';
import { openReview } from '../open-review.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';

/**
 * Brings the cases of a subject in line with how it stands: opens one for a doubt that has none, clears those whose doubt
 * is over. Reads the present state, so it may run twice, late, and beside itself. Gives the doubt.
 */
export const lookAt =
  (ports: RecoveryPorts) =>
  async (tenantId: TenantId, subject: Subject): Promise<Doubt | undefined> => {
    const doubt = await ports.doubts.of(tenantId, subject, ports.clock.now());
    for (const review of await ports.reviews.openOf(tenantId, subject))
      if (!isKnownToOthers(review.cause) && review.occasion !== doubt?.occasion)
        await clearReview(ports, review, doubt ? 'another doubt took its place' : 'it was settled meanwhile');
    if (doubt) await openReview(ports, doubt);
    return doubt;
  };

/** What was found in comparing books is over when whoever found it says so, and what people disagree on when they agree. */
const isKnownToOthers = (cause: ReviewCause): boolean => cause === 'discrepancy' || cause === 'second-person';
