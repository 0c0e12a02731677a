import { type NoticeOutcome, type ProviderNotice } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';

/** The only way in which a repair may change anything: as news of the provider. Answered by the payments module. */
export interface RepairDesk {
  hear(
    said: Readonly<{ account: GatewayAccountId; notice: ProviderNotice; cause: 'lookup' }>,
  ): Promise<NoticeOutcome>;
}
