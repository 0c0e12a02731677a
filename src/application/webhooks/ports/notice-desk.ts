import { type NoticeOutcome, type ProviderNotice } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';

/** Where translated notices go. Answered by the payments module. */
export interface NoticeDesk {
  hear(
    said: Readonly<{ account: GatewayAccountId; notice: ProviderNotice; cause: 'webhook' }>,
  ): Promise<NoticeOutcome>;
}
