import { type NoticeOutcome, type ProviderNotice } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';

/** The only ways in which a repair may change anything. Answered by the payments module. */
export interface RepairDesk {
  hear(
    said: Readonly<{ account: GatewayAccountId; notice: ProviderNotice; cause: 'lookup' }>,
  ): Promise<NoticeOutcome>;
  /** Replaces estimated fees by what the provider says it took. Gives how many. */
  learnFees(): Promise<number>;
}
