import { type Doubt } from '#domain/recovery/doubt';
import { type Advice } from '#domain/recovery/review-actions';
import { openCase } from '#domain/recovery/review-case';
import { priorityOf } from '#domain/recovery/review-priority';
import { type RecoveryPorts } from './recovery-ports.ts';

export const isLargeFor = async (
  { limits }: Pick<RecoveryPorts, 'limits'>,
  { tenantId, amount }: Pick<Doubt, 'tenantId' | 'amount'>,
  at: Date,
): Promise<boolean> => amount !== null && limits.needsSecondPerson(tenantId, amount, at);

/** Opens a case, unless there has been one of this occasion. Whoever comes second finds the first one's. True for a new one. */
export const openReview = async (ports: RecoveryPorts, doubt: Doubt, advice?: Advice): Promise<boolean> => {
  const at = ports.clock.now();
  const priority = priorityOf(doubt, await isLargeFor(ports, doubt, at), at);
  const review = openCase(ports.ids.next('rev'), doubt, priority, at, advice);
  if (!(await ports.reviews.insert(review))) return false;
  const { id, cause, subject, tenantId } = review;
  const line = { reviewId: id, cause, subject: subject.id, priority, tenantId };
  if (priority === 'critical') ports.log.error('review-critical', line);
  else ports.log.warn('review-opened', line);
  return true;
};
