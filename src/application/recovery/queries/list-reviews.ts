import { type TenantId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type ReviewFilter } from '../ports/review-repository.ts';
import { type RecoveryPorts } from '../recovery-ports.ts';
import { reviewView, type ReviewView } from '../review-view.ts';

type Ports = Pick<RecoveryPorts, 'reviews'>;

/** A tenant's cases, newest first. */
export const listReviews =
  ({ reviews }: Ports) =>
  async (tenantId: TenantId, filter: ReviewFilter, page: PageRequest): Promise<Page<ReviewView>> => {
    const { data, nextCursor } = await reviews.list(tenantId, filter, page);
    return { data: data.map(reviewView), nextCursor };
  };

export const getReview =
  ({ reviews }: Ports) =>
  async (tenantId: TenantId, id: string): Promise<Result<ReviewView, NotFound>> => {
    const review = await reviews.find(tenantId, id);
    return review ? ok(reviewView(review)) : err(notFound);
  };
