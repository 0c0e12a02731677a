import { type Doubt } from '#domain/recovery/doubt';
import { openCase } from '#domain/recovery/review-case';
import { priorityOf } from '#domain/recovery/review-priority';
import { type RecoveryPorts } from './recovery-ports.ts';

export const isLargeFor = async (
  { limits }: Pick<RecoveryPorts, 'limits'>,
  { tenantId, amount }: Pick<Doubt, 'tenantId' | 'amount'>,
  at: Date,
): Promise<boolean> => amount !== null && limits.needsSecondPerson(tenantId, amount, at);

/** Opens a case, unless there has been one of this occasion. Whoever comes second finds the first one's. */
export const openReview = async (ports: RecoveryPorts, doubt: Doubt): Promise<void> => {
  const at = ports.clock.now();
  const priority = priorityOf(doubt, await isLargeFor(ports, doubt, at), at);
  const review = openCase(ports.ids.next('rev'), doubt, priority, at);
  if (!(await ports.reviews.insert(review))) return;
  const { id, cause, subject, tenantId } = review;
  const line = { reviewId: id, cause, subject: subject.id, priority, tenantId };
  if (priority === 'critical') ports.log.error('review-critical', line);
  else ports.log.warn('review-opened', line);
};
