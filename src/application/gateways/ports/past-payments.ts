import { type PastPayment } from '#application/payments/contract';
import { type TenantId } from '#domain/shared/ids';

/** Payments there were, newest first. Answered by the payments module. */
export interface PastPayments {
  page(
    tenantId: TenantId,
    range: Readonly<{ from?: Date | undefined; to?: Date | undefined }>,
    page: Readonly<{ limit: number; cursor?: string | undefined }>,
  ): Promise<Readonly<{ data: readonly PastPayment[]; nextCursor: string | null }>>;
}
