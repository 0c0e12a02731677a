import { type TenantId } from '#domain/shared/ids';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { type PastPayment } from '../contract.ts';
import { type PaymentsPorts } from '../payments-ports.ts';

type Range = Readonly<{ from?: Date | undefined; to?: Date | undefined }>;

/** Payments of a tenant as far as routing may look at them, newest first. */
export const listPastPayments =
  ({ views }: Pick<PaymentsPorts, 'views'>) =>
  async (tenantId: TenantId, range: Range, page: PageRequest): Promise<Page<PastPayment>> => {
    const { data, nextCursor } = await views.payments({ tenantId }, range, page);
    return {
      data: data.map((payment) => ({
        id: payment.id,
        amount: payment.amount,
        method: payment.method.type,
        country: payment.country ?? undefined,
        captureMethod: payment.captureMethod,
        gateway: payment.gateway,
        gatewayAccountId: payment.gatewayAccountId,
      })),
      nextCursor,
    };
  };
