import { isEnded } from '#domain/recovery/review-case';
import { type KassaBooks } from './kassa-books.ts';
import { type Findings } from './finding.ts';

/** Whatever still waits for a person must say what is known and what would be safe to do. */
export const checkReviews = (kassa: KassaBooks, found: Findings): void => {
  for (const review of kassa.reviews) {
    if (isEnded(review)) continue;
    const { id, cause, subject, evidence, suggestion } = review;
    if (Object.keys(evidence).length === 0 || suggestion.why === '')
      found.add('unsettled', undefined, `review ${id} (${cause} of ${subject.id}) waits without evidence`);
  }
};
