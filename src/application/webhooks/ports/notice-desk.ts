import { type NoticeOutcome } from '#application/payments/contract';
import { type GatewayAccountId } from '#domain/shared/ids';
import { type Notice } from './webhook-dialect.ts';

/** Where translated notices go. Answered by the payments module, and by the customers module for saved methods. */
export interface NoticeDesk {
  hear(
    said: Readonly<{ account: GatewayAccountId; notice: Notice; cause: 'webhook' }>,
  ): Promise<NoticeOutcome>;
}
