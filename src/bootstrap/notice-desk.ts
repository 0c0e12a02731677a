import { type CustomersUseCases } from '#application/customers/index';
import { type PaymentsUseCases } from '#application/payments/index';
import { type NoticeDesk } from '#application/webhooks/ports/notice-desk';

/** Hands what providers told us to the module it is about. */
export const noticeDesk = (
  { hearNotice }: Pick<PaymentsUseCases, 'hearNotice'>,
  { hearMethodNotice }: Pick<CustomersUseCases, 'hearMethodNotice'>,
): NoticeDesk => ({
  hear: ({ account, notice, cause }) =>
    notice.kind === 'method-setup-done' || notice.kind === 'method-changed'
      ? hearMethodNotice({ account, notice })
      : hearNotice({ account, notice, cause }),
});
