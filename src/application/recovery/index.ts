import { findDoubts, lookAgain } from './commands/look-around.ts';
import { resolveReview } from './commands/resolve-review.ts';
import { assignReview, noteReview } from './commands/work-on-review.ts';
import { getReview, listReviews } from './queries/list-reviews.ts';
import { lookOnNews } from './reactions/look-on-news.ts';
import { type RecoveryPorts } from './recovery-ports.ts';
import { reviewDesk } from './review-desk.ts';
import { secondWords } from './second-words.ts';

export { type RecoveryPorts } from './recovery-ports.ts';

/** All this module can do. */
export const recoveryUseCases = (ports: RecoveryPorts) => ({
  getReview: getReview(ports),
  listReviews: listReviews(ports),
  assignReview: assignReview(ports),
  noteReview: noteReview(ports),
  resolveReview: resolveReview(ports),
  findDoubts: findDoubts(ports),
  lookAgain: lookAgain(ports),
  /** For other modules. */
  desk: reviewDesk(ports),
  secondWords: secondWords(ports),
});
export type RecoveryUseCases = ReturnType<typeof recoveryUseCases>;

/** What this module does when it hears of something. */
export const recoveryReactions = (ports: RecoveryPorts) => lookOnNews(ports);
